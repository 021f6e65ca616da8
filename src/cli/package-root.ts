import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

function rootAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootAbove(path.dirname(folder));
}

/** The folder of the package: two above this file's in the sources, three in what is built from them. */
export const PACKAGE_ROOT = rootAbove(__dirname);

/** The version in package.json. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;
}
