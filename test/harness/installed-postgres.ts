import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** A Postgres installed on this machine. */
export interface InstalledPostgres {
  readonly major: number;
  /** Folder with `postgres` and `initdb`. */
  readonly bin: string;
}

/** The Postgres servers installed on this machine, oldest first: Debian's, and the one that `pg_config` speaks of. */
export function installedPostgresBinaries(): InstalledPostgres[] {
  const debian = '/usr/lib/postgresql';
  const folders = existsSync(debian)
    ? readdirSync(debian).map((major) => path.join(debian, major, 'bin'))
    : [];
  const configured = output('pg_config', '--bindir');
  return [...new Set([...folders, ...(configured ? [configured] : [])])]
    .filter((bin) => existsSync(path.join(bin, 'initdb')))
    .flatMap((bin) => {
      const major = /\(PostgreSQL\) (\d+)/.exec(output(path.join(bin, 'postgres'), '-V'))?.[1];
      return major ? [{ major: Number(major), bin }] : [];
    })
    .sort((a, b) => a.major - b.major);
}

/** What a program prints, or nothing where there is no such program. */
function output(program: string, argument: string): string {
  try {
    return execFileSync(program, [argument], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return '';
  }
}

/** The newest installed server that is not of the embedded one's version (18), yet still supported: 15–17. */
export function secondPostgres(): InstalledPostgres | undefined {
  return installedPostgresBinaries().findLast(({ major }) => major >= 15 && major <= 17);
}
