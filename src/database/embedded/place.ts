import { createHash } from 'node:crypto';
import { constants, existsSync, statSync } from 'node:fs';
import { access, chmod, mkdir, readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import { canEnter, isRoot, type ServerUser, unprivilegedUser } from './server-user';
import { codeOf, messageOf } from './system-error';

/** Where the data lies and who serves it. */
export interface Place {
  /** Absolute, free of links, open to `user`. */
  readonly directory: string;
  readonly user: ServerUser;
}

/** The cluster's folder below a place: one per major version, since majors cannot read one another's files. */
export const clusterIn = (directory: string, major: number): string =>
  path.join(directory, `postgres-${major}`);

/**
 * Settles where the data lies: in `dataDir`, or, where we are root and the user Postgres runs as cannot go there, in
 * a folder of `/var/lib/papergraph` named after it, so that the next start finds it again.
 * @throws StartupError where neither serves, or the data there belongs to another user or another major version
 */
export async function choosePlace(
  dataDir: string,
  major: number,
  log: (message: string) => void,
): Promise<Place> {
  const wanted = await openDirectory(path.resolve(dataDir));
  const place = isRoot() ? await placeForRoot(wanted, major, log) : ownPlace(wanted, major);
  await refuseOtherMajor(place.directory, major);
  return place;
}

function ownPlace(directory: string, major: number): Place {
  const cluster = clusterIn(directory, major);
  if (existsSync(cluster) && statSync(cluster).uid !== process.getuid?.()) {
    throw new StartupError(
      `The data in ${cluster} belong to another user (uid ${statSync(cluster).uid})`,
      'run papergraph as that user, or give the folder to yours with chown -R',
    );
  }
  return { directory, user: { name: 'the user running papergraph' } };
}

async function placeForRoot(wanted: string, major: number, log: (message: string) => void): Promise<Place> {
  const elsewhere = elsewhereFor(wanted);
  const settled = [wanted, elsewhere].find((directory) => existsSync(clusterIn(directory, major)));
  const user = settled ? ownerOf(clusterIn(settled, major)) : await unprivilegedUser();
  if (settled && !(await canEnter(user, settled))) {
    throw new StartupError(
      `The data in ${settled} are out of reach of their owner, ${user.name}`,
      `let that user pass through every folder above (chmod o+x), or choose another data directory`,
    );
  }
  if (settled === wanted || (!settled && (await canEnter(user, wanted)))) return { directory: wanted, user };

  const directory = await openDirectory(elsewhere);
  if (!(await canEnter(user, directory))) {
    throw new StartupError(
      `Postgres runs as ${user.name}, who can go neither to ${wanted} nor to ${directory}`,
      `choose a data directory that ${user.name} can go to, or run papergraph as an ordinary user`,
    );
  }
  log(
    `The data are kept in ${directory}: Postgres refuses to run as root, and ${user.name} cannot go to ${wanted}`,
  );
  return { directory, user };
}

function elsewhereFor(wanted: string): string {
  const project = path.basename(path.dirname(wanted)).replace(/[^\w.-]/g, '') || 'data';
  const digest = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  return path.join('/var/lib/papergraph', `${project}-${digest}`);
}

/** Whoever made the data serves them, so that one start as root does not lock the usual user out. */
function ownerOf(cluster: string): ServerUser {
  const { uid, gid } = statSync(cluster);
  if (uid === 0) {
    throw new StartupError(
      `The data in ${cluster} belong to root, as whom Postgres refuses to run`,
      'give the folder to an ordinary user with chown -R',
    );
  }
  return { name: `uid ${uid}`, identity: { uid, gid } };
}

async function openDirectory(directory: string): Promise<string> {
  try {
    const made = await mkdir(directory, { recursive: true });
    // A strict umask of root would close the folder to the user who serves it; what lies in it has modes of its own.
    if (made !== undefined) await chmod(directory, 0o755);
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    return await realpath(directory);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new StartupError(
        `The data directory ${directory} is a file, or lies below one`,
        'name a folder, or move the file away',
        { cause: error },
      );
    }
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) {
      throw new StartupError(
        `The data directory ${directory} cannot be written (${code})`,
        'make it writable, or choose another data directory',
        { cause: error },
      );
    }
    throw new StartupError(
      `The data directory ${directory} cannot be made: ${messageOf(error)}`,
      'choose another data directory',
      { cause: error },
    );
  }
}

/** Data of another major must neither be opened nor silently replaced by an empty database. */
async function refuseOtherMajor(directory: string, major: number): Promise<void> {
  const cluster = clusterIn(directory, major);
  const versionFile = path.join(cluster, 'PG_VERSION');
  const present = existsSync(cluster)
    ? existsSync(versionFile)
      ? [Number.parseInt(await readFile(versionFile, 'utf8'), 10)]
      : []
    : (await readdir(directory)).flatMap((name) => /^postgres-(\d+)$/.exec(name)?.[1] ?? []).map(Number);
  const found = present.sort((a, b) => b - a)[0];
  if (found === undefined || found === major) return;
  throw new StartupError(
    `The database in ${directory} is too ${found > major ? 'new' : 'old'}: Postgres ${found} wrote it, this is Postgres ${major}`,
    `move the data over with pg_dump of Postgres ${found}, or move them away to begin with an empty database`,
  );
}
