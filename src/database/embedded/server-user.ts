import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { StartupError } from '../../errors/startup-error';
import { codeOf, messageOf } from './system-error';

/** The operating-system user Postgres runs as. Postgres refuses to run as root. */
export interface ServerUser {
  readonly name: string;
  /** Set only where we are root and have to step down. */
  readonly identity?: { readonly uid: number; readonly gid: number };
}

/**
 * The environment of every process started here. Not ours: PGDATA, LD_LIBRARY_PATH or a translated LC_MESSAGES would
 * change what Postgres does or how it words its failures. TZ spares initdb a search for the machine's time zone.
 */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** What a finished process said. */
export interface Finished {
  readonly ok: boolean;
  /** Standard output, then standard error. */
  readonly output: string;
}

/** Runs a program as the given user to its end. A program that fails or cannot be run gives `ok: false`; never rejects. */
export function runAs(user: ServerUser, program: string, args: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const options = { cwd: '/', env: SERVER_ENVIRONMENT, maxBuffer: 4 << 20, ...user.identity };
    try {
      execFile(program, args, options, (error, stdout, stderr) =>
        resolve({
          ok: error === null,
          output: `${stdout}${stderr}` || (error ? `${codeOf(error)} ${messageOf(error)}` : ''),
        }),
      );
    } catch (error) {
      resolve({ ok: false, output: `${codeOf(error)} ${messageOf(error)}` });
    }
  });
}

/** Whether the user may enter a directory, all its parents included. Asked of the kernel, so ACLs and mounts count. */
export async function canEnter(user: ServerUser, directory: string): Promise<boolean> {
  return (await runAs(user, '/bin/sh', ['-c', 'test -x "$1"', 'sh', directory])).ok;
}

/** Whether we run as root and so have to step down. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The user a root process steps down to: `postgres` where the machine has one, else `nobody`. @throws StartupError */
export async function unprivilegedUser(): Promise<ServerUser> {
  const user = findUser('postgres') ?? findUser('nobody');
  if (!user) {
    throw new StartupError(
      'Postgres refuses to run as root and this machine has neither a user postgres nor a user nobody',
      'run papergraph as an ordinary user, or set DATABASE_URL',
    );
  }
  const stepped = await runAs(user, '/bin/sh', ['-c', ':']);
  if (!stepped.ok) {
    throw new StartupError(
      `Postgres refuses to run as root and root may not become ${user.name} here (${stepped.output.trim()})`,
      'run papergraph as an ordinary user, or set DATABASE_URL',
    );
  }
  return user;
}

function findUser(name: string): ServerUser | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, identity: { uid: Number(uid), gid: Number(gid) } } : undefined;
}
