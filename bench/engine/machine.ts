import { execFileSync } from 'node:child_process';
import os from 'node:os';

/** Where and of what the numbers were taken. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Processes that waited for a core before the run, averaged over a minute. */
  readonly load: number;
  readonly node: string;
  readonly commit: string;
}

/** This machine, this Node and this checkout. */
export function thisMachine(): Machine {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [core] = os.cpus();
  return {
    cpu: core?.model.trim() ?? 'unknown',
    cores: os.cpus().length,
    load: Math.round((os.loadavg()[0] ?? 0) * 100) / 100,
    node: process.version,
    commit,
  };
}
