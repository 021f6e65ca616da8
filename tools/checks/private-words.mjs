// No file names a place that only its author's machine has.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectFiles } from './support/project-files.mjs';

/** `../shared/data` is optional test data beside a checkout, `/home/me` and `/home/x` are stand-ins. */
const PRIVATE =
  /(?<![\w.])\/(?:work|root)\/[\w.]|(?<![\w.])\/home\/(?!(?:me|x)\b)\w|\.\.\/shared\b(?!\/data\b)/;

export async function run(root) {
  const problems = [];
  for (const file of await projectFiles(root)) {
    const lines = (await readFile(path.join(root, file), 'utf8')).split('\n');
    lines.forEach((line, index) => {
      const [found] = PRIVATE.exec(line) ?? [];
      if (found) problems.push(`${file}:${index + 1} names a private place: ${line.trim().slice(0, 120)}`);
    });
  }
  return { problems };
}
