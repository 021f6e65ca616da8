import { StartupError } from '../../errors/startup-error';
import { acquire, type Hold, type Server } from './acquire';
import { endSession } from './session';
import { messageOf } from './system-error';

/** A server that is started again should it go away. */
export interface KeptServer {
  /** The server as it is held now. */
  hold(): Hold;
  /** Stops the server if it is ours, leaves it if it is not. */
  stop(): Promise<void>;
}

/** More losses than this in the given time mean that starting again does not help. */
const MOST_LOSSES = 5;
const LOSS_WINDOW_MS = 60_000;

/**
 * Acquires the server, and acquires it again whenever it goes away without our asking: after a crash, or after the
 * process whose server we joined has stopped it. Its address stays the same, so a pool finds it again.
 * @throws StartupError where the first attempt fails; later failures are logged
 */
export async function keepRunning(
  server: Omit<Server, 'signal'>,
  log: (message: string) => void,
): Promise<KeptServer> {
  const stopping = new AbortController();
  let losses: number[] = [];
  let held = await acquire({ ...server, signal: stopping.signal });
  let recovery: Promise<void> = Promise.resolve();

  function watch(current: Hold): void {
    const lost =
      'postmaster' in current
        ? current.postmaster.ended.then((how) => `Postgres ended by itself (${how})`)
        : new Promise<string>((resolve) => {
            current.watch.once('end', () => resolve('The Postgres of another process has gone'));
          });
    void lost.then((reason) => {
      if (!stopping.signal.aborted) recovery = recover(reason);
    });
  }

  async function recover(reason: string): Promise<void> {
    const now = Date.now();
    losses = [...losses.filter((at) => now - at < LOSS_WINDOW_MS), now];
    if (losses.length > MOST_LOSSES) {
      log(
        `${reason}, the ${losses.length}th time within a minute; it is not started again. See ${server.logFile}`,
      );
      return;
    }
    log(`${reason}; starting it again`);
    try {
      // The address clients have is kept, even where this process would have chosen another.
      held = await acquire({ ...server, socketDirectory: held.host, signal: stopping.signal });
      log(`Postgres is back after ${Date.now() - now} ms`);
      watch(held);
    } catch (error) {
      if (stopping.signal.aborted) return;
      const mend = error instanceof StartupError ? `; ${error.mend}` : '';
      log(`Postgres could not be started again: ${messageOf(error)}${mend}`);
    }
  }

  watch(held);
  return {
    hold: () => held,
    async stop() {
      stopping.abort();
      await recovery;
      await ('postmaster' in held ? held.postmaster.stop() : endSession(held.watch));
    },
  };
}
