import { destination, type Logger, pino } from 'pino';
import type { Configuration } from '../config/env';

const STDERR = 2;

/**
 * The program's log, on standard error: standard output is for what a command answers. JSON, one line each; for a
 * person at a terminal it is made readable.
 */
export function createLog({ logLevel: level }: Pick<Configuration, 'logLevel'>): Logger {
  if (!process.stderr.isTTY) return pino({ level }, destination({ dest: STDERR, sync: true }));
  // Loaded only for a terminal: it takes longer to load than everything else here.
  const pretty: typeof import('pino-pretty') = require('pino-pretty');
  return pino({ level }, pretty({ destination: STDERR, sync: true, ignore: 'pid,hostname' }));
}
