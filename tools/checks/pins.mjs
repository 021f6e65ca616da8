// Every package is named by one exact version, so that two installs a year apart are the same.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFiles } from './support/project-files.mjs';

const LISTS = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'];
/** With the name of the package first where another stands before it. */
const EXACT = /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/;

/** `[name, version]` of a list; an override may nest, and may point at a direct dependency by `$name`. */
function versionsIn(list, prefix = '') {
  return Object.entries(list).flatMap(([name, version]) =>
    typeof version === 'object' ? versionsIn(version, `${prefix}${name} > `) : [[prefix + name, version]],
  );
}

export async function run(root) {
  const manifests = (await projectFiles(root)).filter((file) => path.basename(file) === 'package.json');
  const problems = [];
  for (const file of manifests) {
    const manifest = JSON.parse(await readFile(path.join(root, file), 'utf8'));
    for (const list of LISTS) {
      for (const [name, version] of versionsIn(manifest[list] ?? {})) {
        const reference = list === 'overrides' && version.startsWith('$');
        if (!EXACT.test(version) && !reference)
          problems.push(`${file}: ${name} is "${version}", not an exact version`);
      }
    }
  }
  return { problems };
}
