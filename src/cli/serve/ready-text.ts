import { packageVersion } from '../package-root';

/** The lines printed when a server is ready: how many milliseconds that took, and each fact with its label. */
export function readyText(
  afterMs: number,
  facts: readonly (readonly [label: string, value: string])[],
): string {
  const width = Math.max(...facts.map(([label]) => label.length));
  const lines = facts.map(([label, value]) => `  ${label.padEnd(width)}  ${value}\n`);
  return `papergraph ${packageVersion()} is ready after ${(afterMs / 1_000).toFixed(1)} s\n${lines.join('')}`;
}
