import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the installed package. This file is run from dist/src/cli. */
export const PACKAGE_ROOT = path.join(__dirname, '..', '..', '..');

/** The version in package.json. */
export function packageVersion(): string {
  return JSON.parse(readFileSync(path.join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;
}
