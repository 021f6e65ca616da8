import type { Logger } from 'pino';
import type { HttpServer } from '../../gateway/http/app';
import { drainOn } from '../../gateway/http/drain';
import { abandon, STOP_SIGNALS } from '../stop-signals';

/** A server that listens. */
export interface RunningServer {
  readonly server: HttpServer;
  /** Where it listens. */
  readonly url: string;
  /** What people call the place of the data; absent without a database. */
  readonly place?: string;
  /** Releases what requests need; to be called when no request is left. */
  stop(): Promise<void>;
}

/** From here on a signal to stop drains the server first. */
export function drainWhenStopped({ server, stop }: RunningServer, graceMs: number, log: Logger): void {
  drainOn(STOP_SIGNALS, { server, stop, graceMs, log });
  for (const signal of STOP_SIGNALS) process.off(signal, abandon);
}
