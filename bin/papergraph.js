#!/usr/bin/env node
'use strict';
// In a source checkout the program builds itself first, so that `npm ci && npm start` is all there is to do,
// install scripts or not. An installed package has no src/ and starts at once.
const { existsSync } = require('node:fs');
const path = require('node:path');
const { spawnSync } = require('node:child_process');

const root = path.join(__dirname, '..');
if (existsSync(path.join(root, 'src')) && existsSync(path.join(root, 'tools', 'build.mjs'))) {
  const build = spawnSync(process.execPath, [path.join(root, 'tools', 'build.mjs'), '--if-stale'], {
    stdio: ['ignore', 2, 'inherit'],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
require('../dist/src/cli/main.js');
