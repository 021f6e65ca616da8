import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { StartupError } from '../../errors/startup-error';

const LARGEST_LOG = 10 * 1024 * 1024;

/** Sets the log aside, as `<file>.1`, once it has grown past 10 MB. One old log is kept. */
export function rotateLog(file: string): void {
  if (existsSync(file) && statSync(file).size > LARGEST_LOG) renameSync(file, `${file}.1`);
}

/** The log's size now, from where {@link readLogFrom} can go on. */
export function logSize(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The first 64 KB that were written after `offset`. */
export function readLogFrom(file: string, offset: number): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(64 * 1024);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, buffer.length, offset));
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a start failed only because another postmaster, or what is left of it, has not quite gone. */
export function isOccupied(logText: string): boolean {
  return /lock file .* (already exists|is empty)|could not (create|open) lock file|pre-existing shared memory/.test(
    logText,
  );
}

/** Whether the log of a start says that the server took connections before it was ended, and not by a failure of its own. */
export function wasReady(logText: string): boolean {
  return logText.includes('database system is ready to accept connections') && !/\bPANIC:/.test(logText);
}

/** A session that came too early or too late is logged as fatal, but only to itself. */
const REFUSED_SESSION = /FATAL: {2}(the database system is|database ".*" does not exist)/;

/** Says in one line why Postgres could not start, from what it logged. */
export function startFailure(logText: string, cluster: string, logFile: string): StartupError {
  if (logText.includes('No space left on device')) {
    return new StartupError(`The disk of ${cluster} is full`, 'free some space');
  }
  const lines = logText.split('\n').filter((line) => line.trim() !== '' && !REFUSED_SESSION.test(line));
  // The first such line is the cause; what follows is the way down. Without one the program itself could not run.
  const cause = lines.find((line) => /\b(FATAL|PANIC):/.test(line)) ?? lines.at(-1) ?? 'it said nothing';
  const reason = cause.replace(/^.*?\b(FATAL|PANIC):\s*/, '');
  if (/unrecognized configuration parameter|invalid value for parameter/.test(reason)) {
    return new StartupError(`Postgres refused a setting: ${reason}`, 'correct the setting');
  }
  return new StartupError(
    `Postgres cannot start on the data in ${cluster}: ${reason}`,
    `read ${logFile}; if the data are damaged, restore a backup or move them away to begin anew`,
  );
}
