import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ServerUser } from './server-user';
import { codeOf } from './system-error';

/**
 * Makes a directory that is either whole or not there: it is filled beside its place and renamed into it. Of two
 * processes doing so at once the first wins and the second drops its work. What a killed process left is swept.
 * Errors of `fill` pass through.
 */
export async function makeWhole(
  target: string,
  owner: ServerUser,
  fill: (directory: string) => Promise<void>,
): Promise<void> {
  await sweep(target);
  const fresh = `${target}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    await mkdir(fresh, { mode: 0o700 });
    if (owner.identity) await chown(fresh, owner.identity.uid, owner.identity.gid);
    await fill(fresh);
    await rename(fresh, target);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw error;
  }
}

/** Removes unfinished siblings whose maker is dead. One that cannot be removed is only litter. */
async function sweep(target: string): Promise<void> {
  const folder = path.dirname(target);
  const prefix = `${path.basename(target)}.new-`;
  const left = (await readdir(folder)).filter((name) => name.startsWith(prefix));
  await Promise.all(
    left
      .filter((name) => !isAlive(Number.parseInt(name.slice(prefix.length), 10)))
      .map((name) => rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined)),
  );
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
