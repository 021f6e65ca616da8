// Lets a child process run TypeScript: node -r ./test/harness/swc-require.cjs program.ts
const { transformFileSync } = require('@swc/core');
const path = require('node:path');

const configFile = path.join(__dirname, '../../.swcrc');

require.extensions['.ts'] = (module, file) => {
  module._compile(transformFileSync(file, { configFile, sourceMaps: 'inline' }).code, file);
};
