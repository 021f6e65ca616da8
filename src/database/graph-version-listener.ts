import { randomBytes } from 'node:crypto';
import { on } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Client, type Notification } from 'pg';
import type { DatabaseConnection } from './data-source';
import type { Query } from './query';

/** A state of the graph. A new object stands for each, even where the number is one that was there before. */
export interface GraphState {
  /** Counts the transactions that have written. */
  readonly version: number;
}

/** What a {@link GraphVersionListener} is made of. */
export interface GraphVersionOptions {
  readonly connection: DatabaseConnection;
  /** Over any other connection to the same database. */
  readonly query: Query;
  /** Milliseconds between two questions whether the connection still stands. A second unless told. */
  readonly heartbeatMs?: number;
  /** Milliseconds for which an answer to that question holds. Three seconds unless told. */
  readonly leaseMs?: number;
  /** Told when the version is known and when no longer, each time it changes, with the reason. */
  readonly onChange?: (isKnown: boolean, reason: unknown) => void;
}

/** Hears of each transaction that writes the graph, on a connection of its own that it makes again whenever it is lost. */
export interface GraphVersionListener {
  /**
   * The last state that was told of. Undefined while the connection is down, and when nothing has shown for `leaseMs` that
   * it stands: what another has committed may then be unheard of.
   */
  current(): GraphState | undefined;
  /** Ends the connection. */
  close(): Promise<void>;
}

/** As the migration that counts the versions names it. */
const CHANNEL = 'papergraph_graph_version';

const READ = 'SELECT coalesce(max(version), 0)::text AS version FROM graph_version';

/** Milliseconds before each further try; the last before all that follow. */
const RETRY_DELAYS = [100, 500, 1_000, 2_000, 5_000];

/** Starts to listen; the version is known soon after, and as long as that can be. */
export function listenToGraphVersion(options: GraphVersionOptions): GraphVersionListener {
  const { connection, query, heartbeatMs = 1_000, leaseMs = 3_000, onChange = () => {} } = options;
  const closing = new AbortController();
  let state: GraphState | undefined;
  let provenAt = Number.NEGATIVE_INFINITY;
  let notifications = 0;
  let isKnown: boolean | undefined;

  function note(known: boolean, reason?: unknown): void {
    if (known === isKnown || closing.signal.aborted) return;
    isKnown = known;
    onChange(known, reason);
  }

  /** That there is an answer proves that all has been heard that was told before the question. */
  async function read(client: Client): Promise<void> {
    const before = notifications;
    const askedAt = performance.now();
    const { rows } = await client.query<{ version: string }>(READ);
    provenAt = askedAt;
    const version = Number(rows[0]?.version);
    // What was told meanwhile is newer than what was read.
    if (notifications === before && state?.version !== version) state = { version };
  }

  async function listen(client: Client, signal: AbortSignal): Promise<void> {
    await client.connect();
    client.on('notification', ({ channel, payload }) => {
      if (channel !== CHANNEL) return;
      notifications += 1;
      state = { version: Number(payload) };
    });
    await client.query(`LISTEN ${CHANNEL}`);
    await hearOther(client, query, AbortSignal.any([signal, AbortSignal.timeout(leaseMs)]));
    for (;;) {
      await read(client);
      note(true);
      await delay(heartbeatMs, undefined, { signal });
    }
  }

  async function keepListening(): Promise<void> {
    for (let attempt = 0; !closing.signal.aborted; attempt += 1) {
      const lost = new AbortController();
      const client = new Client({
        ...('url' in connection ? { connectionString: connection.url } : connection),
        application_name: 'papergraph listener',
        keepAlive: true,
        connectionTimeoutMillis: 5_000,
        query_timeout: leaseMs,
      });
      client.on('error', (error) => lost.abort(error));
      client.on('end', () => lost.abort(new Error('the connection was ended')));
      try {
        await listen(client, AbortSignal.any([closing.signal, lost.signal]));
      } catch (error) {
        if (isKnown) attempt = 0;
        state = undefined;
        provenAt = Number.NEGATIVE_INFINITY;
        note(false, lost.signal.aborted ? lost.signal.reason : error);
      }
      await client.end().catch(() => {});
      const wait = RETRY_DELAYS[Math.min(attempt, RETRY_DELAYS.length - 1)];
      await delay(wait, undefined, { signal: closing.signal }).catch(() => {});
    }
  }

  const ended = keepListening();
  return {
    current: () => (performance.now() - provenAt <= leaseMs ? state : undefined),
    async close() {
      closing.abort();
      await ended;
    },
  };
}

/**
 * Waits until what is told on another connection is heard on this one. It never is behind a pooler that hands connections
 * out for a transaction each.
 */
async function hearOther(client: Client, query: Query, signal: AbortSignal): Promise<void> {
  const channel = `papergraph_hearing_${randomBytes(8).toString('hex')}`;
  await client.query(`LISTEN ${channel}`);
  const heard = on(client, 'notification', { signal });
  await query('SELECT pg_notify($1, $2)', [channel, '']);
  try {
    // pg gives a notification and nothing else.
    for await (const [notification] of heard as AsyncIterable<[Notification]>) {
      if (notification.channel === channel) break;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error('notifications of other connections do not arrive: is there a pooler before Postgres?', {
      cause: signal.reason,
    });
  }
  await client.query(`UNLISTEN ${channel}`);
}
