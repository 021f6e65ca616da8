// The widgets' script stays small, and what pages were given of it stays what it was: the newest version kept is what the sources make.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWidget, RELEASED, versionsOf } from '../build-embed.mjs';

/** Bytes of the script, compressed by gzip. */
const MOST_BYTES = 3_000;

export async function run(root) {
  const problems = [];
  const made = await buildWidget(root);
  const { byteLength } = gzipSync(made.js, { level: 9 });
  if (byteLength > MOST_BYTES) {
    problems.push(`the widgets' script has ${byteLength} bytes compressed, and may have ${MOST_BYTES}`);
  }
  const folder = path.join(root, RELEASED);
  const version = versionsOf(await readdir(folder)).at(-1);
  for (const kind of ['js', 'css']) {
    const kept = await readFile(path.join(folder, `v${version}.${kind}`), 'utf8');
    if (kept === made[kind]) continue;
    problems.push(
      `${RELEASED}/v${version}.${kind} is not what the sources make: keep them under the next version, node tools/release-widget.mjs`,
    );
  }
  return { problems };
}
