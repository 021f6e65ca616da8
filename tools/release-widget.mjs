// Keeps the widgets' script and stylesheet, as the sources make them now, under a version that pages may pin:
//   node tools/release-widget.mjs 1.0.1
// A version that was published must stay what it is: pages hold its hash. --again writes one anew that was not published yet.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildWidget, RELEASED, versionsOf } from './build-embed.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { again: { type: 'boolean', default: false } },
});
const [version = ''] = positionals;
if (!/^1\.\d+\.\d+$/.test(version)) throw new Error('name a version, such as 1.0.1');

const folder = path.join(root, RELEASED);
await mkdir(folder, { recursive: true });
if (!values.again && versionsOf(await readdir(folder)).includes(version)) {
  throw new Error(
    `${version} is there already; pages may hold its hash. Take the next, or --again if it was never published.`,
  );
}
const { js, css } = await buildWidget(root);
await writeFile(path.join(folder, `v${version}.js`), js);
await writeFile(path.join(folder, `v${version}.css`), css);
console.log(`kept ${version} in ${RELEASED}`);
