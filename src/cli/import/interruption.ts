import { abandon, STOP_SIGNALS } from '../stop-signals';

/** The wish of the user to stop. */
export interface Interruption {
  /** Aborted by the first signal to stop. */
  readonly signal: AbortSignal;
  /** Which it was. */
  received(): NodeJS.Signals | undefined;
  /** Lets signals end the process again. */
  release(): void;
}

/**
 * From here on the first signal to stop aborts, and the second ends the process at once.
 * @param isIdle whether there is nothing to finish, so that the first signal may end the process too
 */
export function awaitInterruption(isIdle: () => boolean): Interruption {
  const controller = new AbortController();
  let received: NodeJS.Signals | undefined;
  const release = (): void => {
    for (const signal of STOP_SIGNALS) process.off(signal, stop).off(signal, abandon).on(signal, abandon);
  };
  const stop = (signal: NodeJS.Signals): void => {
    if (isIdle()) abandon(signal);
    received = signal;
    release();
    controller.abort();
  };
  for (const signal of STOP_SIGNALS) process.off(signal, abandon).on(signal, stop);
  return { signal: controller.signal, received: () => received, release };
}
