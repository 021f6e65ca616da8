import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { codeOf } from './system-error';

/** What a postmaster writes of itself into its data directory. */
export interface PidFile {
  /** 0 where the file does not say yet. */
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
  /** `starting`, `ready`, `standby` or `stopping`; empty in the first moments. */
  readonly status: string;
}

const pidFileOf = (cluster: string): string => path.join(cluster, 'postmaster.pid');

/** Reads the cluster's `postmaster.pid`: undefined where there is none. */
export function readPidFile(cluster: string): PidFile | undefined {
  try {
    const lines = readFileSync(pidFileOf(cluster), 'utf8').split('\n');
    return {
      pid: Number.parseInt(lines[0] ?? '', 10) || 0,
      port: Number(lines[3]) || 0,
      socketDirectory: lines[4] ?? '',
      status: lines[7]?.trim() ?? '',
    };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** A postmaster fills its file within a moment. One that stays empty was left by a full disk or a power cut. */
const FILLED_AFTER_MS = 2_000;

/**
 * Removes the lock files of a postmaster that is gone; its number may by now be another program's, which Postgres
 * would take for itself. Does nothing while a postmaster runs. Should one start between the look and the removal,
 * Postgres's lock on the shared memory still keeps a second one out.
 */
export function removeStaleLocks(cluster: string, socketDirectory: string, port: number): void {
  const left = readPidFile(cluster);
  if (left && isPostmasterOf(left.pid, cluster)) return;
  const written = statSync(pidFileOf(cluster), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (left?.pid === 0 && Date.now() - written < FILLED_AFTER_MS) return;
  rmSync(pidFileOf(cluster), { force: true });
  rmSync(path.join(socketDirectory, `.s.PGSQL.${port}.lock`), { force: true });
}

/** Whether the process is a living postmaster on this cluster. */
export function isPostmasterOf(pid: number, cluster: string): boolean {
  if (pid <= 0) return false;
  try {
    return process.platform === 'linux' ? linuxPostmaster(pid, cluster) : listedPostmaster(pid, cluster);
  } catch {
    return false;
  }
}

/** Slim images have no `ps`, so /proc is asked. A backend's title ("postgres: …") and the guard's shell do not match. */
function linuxPostmaster(pid: number, cluster: string): boolean {
  const [program = '', ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  if (path.basename(program) !== 'postgres') return false;
  return args.includes(cluster) || readlinkSync(`/proc/${pid}/cwd`) === cluster;
}

function listedPostmaster(pid: number, cluster: string): boolean {
  const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  return /^\S*\/postgres |\/bin\/postgres -D /.test(command) && command.includes(`-D ${cluster} `);
}
