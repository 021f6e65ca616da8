import { constants } from 'node:os';

/** The signals that ask the program to stop. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Ends the process while there is nothing to drain, with the status that shells expect. */
export function abandon(signal: NodeJS.Signals): never {
  process.exit(128 + constants.signals[signal]);
}
