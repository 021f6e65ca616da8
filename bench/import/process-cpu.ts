import { readdirSync, readFileSync } from 'node:fs';

/** Of /proc; 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

interface Times {
  readonly parent: number;
  readonly own: number;
  /** Of children that have ended. */
  readonly children: number;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; undefined where the process has just ended. */
function timesOf(pid: string | number): Times | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets before may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const sum = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) / TICKS_PER_SECOND;
    return { parent: Number(fields[1]), own: sum(11), children: sum(13) };
  } catch {
    return undefined;
  }
}

/** The server's own process, by that of one of its sessions. */
export function postmasterOf(backend: number): number {
  const postmaster = timesOf(backend)?.parent;
  if (postmaster === undefined) throw new Error(`there is no process ${backend}`);
  return postmaster;
}

/** CPU seconds that a process and its children have taken so far, those that have ended included. */
export function cpuSecondsOf(pid: number): number {
  const all = timesOf(pid);
  let seconds = (all?.own ?? 0) + (all?.children ?? 0);
  for (const other of readdirSync('/proc')) {
    const times = /^\d+$/.test(other) ? timesOf(other) : undefined;
    if (times?.parent === pid) seconds += times.own;
  }
  return seconds;
}
