import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver';
import { createDataSource } from '../../src/database/data-source';
import type { ReadingClient } from '../../src/database/postgres-client';
import type { Outcome } from '../../src/database/statement-batch';
import type { Connection } from './database';

/** The database as the program has it, whose answers can be kept. */
export interface Rows {
  readonly dataSource: DataSource;
  /** Whether each statement is sent once and then answered from memory, which leaves only the cost of Node. */
  kept: boolean;
}

/** Connects. */
export async function openRows(connection: Connection): Promise<Rows> {
  const dataSource = await createDataSource({ connection, statementTimeoutMs: 10_000 }).initialize();
  const rows: Rows = { dataSource, kept: false };
  keepAnswers((dataSource.driver as PostgresDriver).master, rows); // as createReader takes it
  return rows;
}

type Connect = (
  done: (error: Error | undefined, client: PoolClient | undefined, release: () => void) => void,
) => void;

/** Has the pool's clients answer the batches of reads that were answered before. */
function keepAnswers(pool: Pool, state: Rows): void {
  const connect = pool.connect.bind(pool) as unknown as Connect; // the form that createReader uses
  const answers = new Map<string, object[]>();
  const keeping = new WeakSet<PoolClient>();
  const keep = (client: PoolClient): void => {
    const reading = client as unknown as ReadingClient; // createDataSource's clients are of that class
    const read = reading.readTogether.bind(reading);
    reading.readTogether = (reads, done) => {
      const keys = reads.map(({ sql, parameters }) => `${sql}${JSON.stringify(parameters)}`);
      const known = keys.map((key) => answers.get(key));
      if (state.kept && known.every((rows) => rows !== undefined)) {
        // An answer from a socket comes in a later turn of the event loop, and in objects of its own.
        const outcomes = known.map((rows): Outcome => ({ rows: (rows ?? []).map((row) => ({ ...row })) }));
        setImmediate(() => done(null, outcomes));
        return;
      }
      read(reads, (error, outcomes) => {
        for (const [index, outcome] of outcomes.entries()) {
          const key = keys[index];
          if (key !== undefined && outcome && 'rows' in outcome) {
            answers.set(
              key,
              outcome.rows.map((row) => ({ ...row })),
            );
          }
        }
        done(error, outcomes);
      });
    };
  };
  const connectKeeping: Connect = (done) =>
    connect((error, client, release) => {
      if (client && !keeping.has(client)) {
        keeping.add(client);
        keep(client);
      }
      done(error, client, release);
    });
  Object.assign(pool, { connect: connectKeeping });
}
