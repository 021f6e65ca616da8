import { existsSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import type { LocatedBinaries } from './locate-binaries';
import { clusterIn, type Place } from './place';
import { runAs } from './server-user';
import { makeWhole } from './whole-directory';

/** The role that owns everything and the database of that name. */
export const OWNER = 'papergraph';

/**
 * Makes the cluster where there is none yet. Two processes may do so at once.
 * @param sync whether to wait for the disk; false only for throwaway servers
 * @throws StartupError with what initdb said
 */
export async function ensureCluster(
  place: Place,
  bin: string,
  { major }: LocatedBinaries,
  sync: boolean,
): Promise<void> {
  const cluster = clusterIn(place.directory, major);
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    await makeWhole(cluster, place.user, async (fresh) => {
      const initdb = (locale: readonly string[]) =>
        runAs(place.user, path.join(bin, 'initdb'), [
          `--pgdata=${fresh}`,
          `--username=${OWNER}`,
          '--auth-local=trust',
          '--auth-host=reject',
          '--encoding=UTF8',
          ...locale,
          '--no-instructions',
          ...(sync ? [] : ['--no-sync']),
        ]);
      let { ok, output } = await initdb(localeArguments(major, 'C.UTF-8'));
      if (!ok && output.includes('invalid locale name') && hasBuiltinLocale(major)) {
        ({ ok, output } = await initdb(localeArguments(major, 'C')));
      }
      if (!ok) throw initdbFailure(output, place.directory);
    });
  }
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    throw new StartupError(
      `The folder ${cluster} holds files but no Postgres data`,
      'move it away, or choose another data directory',
    );
  }
}

/** From 17 on Postgres brings C.UTF-8 itself; before that it has to be the machine's. */
const hasBuiltinLocale = (major: number): boolean => major >= 17;

/**
 * Order by code point, letters of every script known. Full-text search still asks the machine which signs are letters
 * (`characterTypes`), so that is C.UTF-8 too where the machine has it, as every Debian has.
 */
const localeArguments = (major: number, characterTypes: string): string[] =>
  hasBuiltinLocale(major)
    ? ['--locale=C', `--lc-ctype=${characterTypes}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    : [`--locale=${characterTypes}`];

function initdbFailure(output: string, directory: string): StartupError {
  if (output.includes('No space left on device')) {
    return new StartupError(
      `The disk of ${directory} is full: a new database takes about 40 MB`,
      'free some space, or choose another data directory',
    );
  }
  if (output.includes('could not look up effective user ID')) {
    return new StartupError(
      'Postgres cannot make its database: the user running papergraph has no entry in /etc/passwd',
      'add one, or set DATABASE_URL',
    );
  }
  const reason = output.split('\n').find((line) => /error|FATAL|PANIC/.test(line)) ?? output.trim();
  return new StartupError(
    `Postgres could not make its database in ${directory}: ${reason}`,
    'mend that, or choose another data directory',
  );
}
