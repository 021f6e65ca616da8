import { constants } from 'node:os';
import type { Logger } from 'pino';
import type { HttpServer } from './app';

/** What is stopped when the program is told to stop. */
export interface DrainOptions {
  readonly server: Pick<HttpServer, 'drain'>;
  /** Releases what requests need, such as the database. Runs when no request is left. */
  readonly stop: () => Promise<void>;
  /** How long running requests may take to finish, in milliseconds. */
  readonly graceMs: number;
  readonly log: Logger;
  /** Ends the process. For tests. */
  readonly exit?: (code: number) => void;
}

/**
 * On the first of `signals`: drains the server, then stops the rest, then exits with 0, or with 1 where that
 * failed. On the second: exits at once with 128 and the signal's number, as shells expect (130 for Ctrl-C).
 * Returns a function that takes the handlers off again.
 */
export function drainOn(signals: readonly NodeJS.Signals[], options: DrainOptions): () => void {
  const { server, stop, graceMs, log, exit = process.exit } = options;
  let isDraining = false;

  const drain = async (): Promise<void> => {
    try {
      await server.drain(graceMs);
      await stop();
    } catch (error) {
      log.error({ err: error }, 'shutting down failed');
      return exit(1);
    }
    log.info('stopped');
    exit(0);
  };

  const onSignal = (signal: NodeJS.Signals): void => {
    if (isDraining) {
      exit(128 + constants.signals[signal]);
      return;
    }
    isDraining = true;
    log.info({ signal }, 'finishing the requests that run; a second signal stops at once');
    void drain();
  };

  for (const signal of signals) process.on(signal, onSignal);
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
}
