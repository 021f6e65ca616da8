// Builds dist/: the server by swc, the playground by esbuild. `--if-stale` does nothing when neither the inputs
// nor the installed packages have changed since the last build.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { buildEmbed } from './build-embed.mjs';
import { withBuildLock } from './build-lock.mjs';
import { buildPlayground } from './build-playground.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');

/** Every file below `folder`, relative to the project's root, in a stable order. */
function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(path.join(root, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const isServerInput = (file) =>
  /\.(ts|json|graphql|css)$|^src\/web\/browser\/.*\.js$/.test(file) &&
  !/\.test\.ts$/.test(file) &&
  !file.startsWith('src/playground/app/') &&
  !file.startsWith('src/web/embed/browser/');

async function buildServer(files, into) {
  await Promise.all(
    files.map(async (file) => {
      const target = path.join(into, file.replace(/\.ts$/, '.js'));
      mkdirSync(path.dirname(target), { recursive: true });
      if (!file.endsWith('.ts')) return cpSync(path.join(root, file), target);
      const { code, map } = await transformFile(path.join(root, file), {
        configFile: path.join(root, '.swcrc'),
        sourceFileName: path.relative(path.dirname(target), path.join(root, file)),
      });
      writeFileSync(target, `${code}\n//# sourceMappingURL=${path.basename(target)}.map\n`);
      writeFileSync(`${target}.map`, map);
    }),
  );
}

const ifStale = process.argv.includes('--if-stale');

/** Builds one part into a folder of its own and swaps it in, so that a build cut short leaves the old part whole. */
async function part(name, inputs, build) {
  const stamp = path.join(dist, `.${name}.stamp`);
  const print = fingerprint(inputs);
  const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === print;
  if (ifStale && isFresh()) return;
  mkdirSync(dist, { recursive: true });
  await withBuildLock(path.join(dist, `.${name}.lock`), async () => {
    // Whoever held the lock before may have built just this.
    if (ifStale && isFresh()) return;
    const started = performance.now();
    const work = path.join(dist, `.${name}.new`);
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work);
    await build(work);
    rmSync(stamp, { force: true });
    for (const entry of readdirSync(work)) {
      rmSync(path.join(dist, entry), { recursive: true, force: true });
      renameSync(path.join(work, entry), path.join(dist, entry));
    }
    rmSync(work, { recursive: true });
    writeFileSync(stamp, print);
    console.log(`built ${name} in ${Math.round(performance.now() - started)} ms`);
  });
}

const tools = [
  'tools/build.mjs',
  'tools/build-lock.mjs',
  'tools/build-embed.mjs',
  'tools/build-playground.mjs',
  'tools/precompress.mjs',
  '.swcrc',
  'package.json',
  'package-lock.json',
];
const sources = [...filesBelow('src'), ...filesBelow('migrations')];
const serverFiles = sources.filter(isServerInput);
await part('server', [...serverFiles, ...tools], (into) => buildServer(serverFiles, into));
await part(
  'playground',
  [...filesBelow('src/playground/app'), ...filesBelow('operations'), ...tools],
  (into) => buildPlayground({ root, into: path.join(into, 'playground') }),
);
await part('embed', [...filesBelow('src/web'), ...tools], (into) =>
  buildEmbed({ root, into: path.join(into, 'embed') }),
);
