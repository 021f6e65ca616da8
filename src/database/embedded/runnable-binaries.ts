import { existsSync, readFileSync } from 'node:fs';
import { cp, symlink } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import type { LocatedBinaries } from './locate-binaries';
import { runAs, type ServerUser } from './server-user';
import { codeOf } from './system-error';
import { makeWhole } from './whole-directory';

/**
 * The folder of programs that the user can run. The package's library links are made where they are missing (an
 * install with --ignore-scripts leaves them out). A package that is read-only without them, or lies where the user
 * cannot go, is copied once into `directory`.
 * @throws StartupError where the programs cannot be run at all
 */
export async function makeRunnable(
  located: LocatedBinaries,
  user: ServerUser,
  directory: string,
): Promise<string> {
  const { package: source } = located;
  if (source) await linkLibraries(source.root, source.root);
  const inPlace = await runAs(user, path.join(located.bin, 'postgres'), ['-V']);
  if (inPlace.ok) return located.bin;
  if (!source) throw notRunnable(located.bin, user, inPlace.output);

  const copy = path.join(directory, `binaries-${source.id}`);
  if (!existsSync(copy)) await copyPackage(source.root, copy);
  const bin = path.join(copy, 'native', 'bin');
  const copied = await runAs(user, path.join(bin, 'postgres'), ['-V']);
  if (!copied.ok) throw notRunnable(bin, user, copied.output);
  return bin;
}

function notRunnable(bin: string, user: ServerUser, reason: string): StartupError {
  return new StartupError(
    `The Postgres programs in ${bin} cannot be run by ${user.name}: ${reason.trim().split('\n')[0]}`,
    'check that the files are executable and the machine uses glibc, or set DATABASE_URL',
  );
}

/** Development files make up much of the package and are never read by a running server. */
const NOT_NEEDED = /\.a$|\/pgxs$|\/pkgconfig$|\/include$/;

async function copyPackage(root: string, target: string): Promise<void> {
  await makeWhole(target, { name: 'ourselves' }, async (fresh) => {
    await cp(path.join(root, 'native'), path.join(fresh, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !NOT_NEEDED.test(file),
    });
    await linkLibraries(root, fresh);
    // Under a strict umask the package is its owner's alone; the programs are no secret.
    await runAs({ name: 'ourselves' }, 'chmod', ['-R', 'a+rX', fresh]);
  });
}

/** Makes the links that the package lists, below `target`. Those that cannot be written are left out. */
async function linkLibraries(root: string, target: string): Promise<void> {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The package's own format: paths relative to its root, `target` being the link to make.
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const link of links) {
    const file = path.join(target, link.target);
    if (existsSync(file)) continue;
    try {
      await symlink(path.relative(path.dirname(link.target), link.source), file);
    } catch (error) {
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) throw error;
    }
  }
}
