import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './program.mjs';

/** The project's files as git knows them, relative to `root`: those committed and those about to be, none ignored. */
export async function projectFiles(root) {
  const { stdout, status, output } = await runProgram(root, 'git', [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
  ]);
  if (status !== 0) throw new Error(`git ls-files: ${output}`);
  return [...new Set(stdout.split('\0'))].filter((file) => file && existsSync(path.join(root, file))).sort();
}
