import { packageVersion } from '../package-root';

/** What is told when a server is ready. */
export interface Ready {
  /** Milliseconds from the start of the process. */
  readonly afterMs: number;
  /** Label and value of each line. */
  readonly facts: readonly (readonly [label: string, value: string])[];
}

/** The lines printed once a server is ready. */
export function readyText({ afterMs, facts }: Ready): string {
  const width = Math.max(...facts.map(([label]) => label.length));
  const lines = facts.map(([label, value]) => `  ${label.padEnd(width)}  ${value}\n`);
  return `papergraph ${packageVersion()} is ready after ${(afterMs / 1_000).toFixed(1)} s\n${lines.join('')}`;
}
