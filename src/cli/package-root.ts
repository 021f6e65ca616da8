import { existsSync } from 'node:fs';
import path from 'node:path';

function rootAbove(folder: string): string {
  return existsSync(path.join(folder, 'package.json')) ? folder : rootAbove(path.dirname(folder));
}

/** The folder of the package: two above this file's in the sources, three in what is built from them. */
export const PACKAGE_ROOT = rootAbove(__dirname);
