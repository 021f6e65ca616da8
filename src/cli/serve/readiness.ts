import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Readiness } from '../../gateway/http/app';
import type { Subgraph } from '../../graphql/subgraph';

/** What has to answer for the program to be ready. */
export interface ReadinessOptions {
  /** Absent where no subgraph runs in this process. */
  readonly dataSource?: Pick<DataSource, 'query'>;
  readonly subgraphs: readonly Pick<Subgraph, 'name' | 'ping'>[];
  readonly log: Logger;
  /** Milliseconds each has to answer. */
  readonly timeoutMs?: number;
}

/** Rejects where `work` takes longer than `timeoutMs`. */
async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController();
  const expired = delay(timeoutMs, undefined, { signal: timer.signal, ref: false }).then(() => {
    throw new Error(`no answer in ${timeoutMs} ms`);
  });
  try {
    await Promise.race([work, expired]);
  } finally {
    timer.abort();
    // The aborted timer rejects, which nobody waits for any more.
    expired.catch(() => {});
  }
}

/**
 * A function that asks the database and every subgraph. Callers at the same time share one round of questions, so
 * that a database that hangs is not asked more and more. The log hears of each change, not of each question.
 */
export function createReadiness(options: ReadinessOptions): () => Promise<Readiness> {
  const { dataSource, subgraphs, log, timeoutMs = 2_000 } = options;
  const questions: [name: string, ask: () => Promise<unknown>][] = [
    ...(dataSource ? [['database', () => dataSource.query('SELECT 1')] as const] : []),
    ...subgraphs.map(({ name, ping }) => [name, ping] as const),
  ].map(([name, ask]) => [name, ask]);
  const known = new Map<string, boolean>();
  let round: Promise<Readiness> | undefined;

  function note(name: string, isUp: boolean, reason?: unknown): void {
    if ((known.get(name) ?? true) !== isUp) {
      if (isUp) log.info({ check: name }, 'ready again');
      else log.warn({ check: name, err: reason }, 'not ready');
    }
    known.set(name, isUp);
  }

  async function ask(): Promise<Readiness> {
    const checks = await Promise.all(
      questions.map(async ([name, question]) => {
        try {
          await within(timeoutMs, question());
          note(name, true);
          return [name, true] as const;
        } catch (error) {
          note(name, false, error);
          return [name, false] as const;
        }
      }),
    );
    return { ok: checks.every(([, isUp]) => isUp), checks: Object.fromEntries(checks) };
  }

  return () => {
    round ??= ask().finally(() => {
      round = undefined;
    });
    return round;
  };
}
