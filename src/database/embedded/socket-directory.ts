import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import { clusterIn, type Place } from './place';
import { canEnter, type ServerUser } from './server-user';

/** Names the socket file only: nothing listens on a TCP port. */
export const PORT = 5432;

/** The kernel's limit on the path of a socket, less its closing zero: 104 bytes on macOS, 108 on Linux. */
const LONGEST_PATH = 103;

/**
 * The private folder for the server's socket: beside the data, or, where that path is too long for a socket, one in
 * the temporary folder that is named after the data, so that another command finds it.
 */
export async function socketDirectoryFor(place: Place, major: number): Promise<string> {
  const cluster = clusterIn(place.directory, major);
  const beside = `${cluster}.socket`;
  if (fits(beside)) return beside;
  const name = `papergraph-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`;
  for (const folder of [tmpdir(), '/tmp']) {
    const directory = path.join(folder, name);
    if (fits(directory) && (await canEnter(place.user, folder))) return directory;
  }
  throw new StartupError(
    `No socket fits: ${cluster} is too long a path, and the temporary folder ${tmpdir()} is too long or closed`,
    'choose a data directory with a shorter path',
  );
}

const fits = (directory: string): boolean =>
  Buffer.byteLength(path.join(directory, `.s.PGSQL.${PORT}`)) <= LONGEST_PATH;

/**
 * Makes the folder and sees that it is the server user's alone.
 * @throws StartupError where someone else made it first
 */
export function prepareSocketDirectory(directory: string, user: ServerUser): void {
  try {
    mkdirSync(directory, { mode: 0o700 });
    if (user.identity) chownSync(directory, user.identity.uid, user.identity.gid);
  } catch {
    // There already, or not to be made: what is there is looked at next.
  }
  const found = lstatSync(directory, { throwIfNoEntry: false });
  const owner = user.identity?.uid ?? process.getuid?.();
  if (!found?.isDirectory() || found.uid !== owner) {
    throw new StartupError(
      `The socket folder ${directory} is not a folder of the user who runs Postgres`,
      'remove it',
    );
  }
  chmodSync(directory, 0o700);
}
