import { Client } from 'pg';
import { OWNER } from './initdb';
import { codeOf } from './system-error';

/** Where a server listens. */
export interface EmbeddedConnection {
  /** The folder of the Unix socket. */
  readonly host: string;
  /** Names the socket file in that folder. */
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** Opens a session on a server. The caller ends it. Rejects where none answers within 3 s. */
async function openSession(
  { host, port }: Pick<EmbeddedConnection, 'host' | 'port'>,
  database: string,
): Promise<Client> {
  const client = new Client({
    host,
    port,
    user: OWNER,
    database,
    ssl: false,
    application_name: 'papergraph launcher',
    connectionTimeoutMillis: 3_000,
  });
  // An idle client whose server goes away emits an error; `end` follows, which is what callers watch.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Opens a session on the database of papergraph, making the database where it is missing. */
export async function openOwnSession(address: Pick<EmbeddedConnection, 'host' | 'port'>): Promise<Client> {
  try {
    return await openSession(address, OWNER);
  } catch (error) {
    if (codeOf(error) !== '3D000') throw error;
  }
  const maintenance = await openSession(address, 'postgres');
  try {
    await maintenance.query(`CREATE DATABASE ${OWNER}`);
  } catch (error) {
    // Another process made it in the meantime: 42P04 says so before, 23505 during the insertion of its name.
    if (!['42P04', '23505'].includes(codeOf(error))) throw error;
  } finally {
    await maintenance.end();
  }
  return openSession(address, OWNER);
}

/** What a server says of itself. */
export async function describeServer(client: Client): Promise<{ version: string; cluster: string }> {
  const { rows } = await client.query<{ version: string; cluster: string }>(
    `SELECT split_part(current_setting('server_version'), ' ', 1) AS version, current_setting('data_directory') AS cluster`,
  );
  const row = rows[0];
  if (!row) throw new Error('the server did not describe itself');
  return row;
}

/** Lets this process end while the session is open. */
export function letGo(client: Client): void {
  holder(client).unref();
}

/** Ends a session; the process lives at least until that is done. */
export async function endSession(client: Client): Promise<void> {
  holder(client).ref();
  await client.end();
}

/** pg has these methods since 7.4; its types leave them out. */
const holder = (client: Client) => client as Client & { ref(): void; unref(): void };
