// The least that answers the operations: node:http, pg, and one statement for each. Its argument is the database's URL.
import { createServer } from 'node:http';
import { Pool } from 'pg';
import type { AnyParameters, OperationName } from '../operations';
import { LIMIT_STATEMENTS, type LimitStatement } from './statements';

const pool = new Pool({ connectionString: process.argv[2], max: 10 });

/** Every operation by its name, for parameters that are not known before they are read. */
const STATEMENTS = LIMIT_STATEMENTS as Readonly<Record<string, LimitStatement<OperationName>>>;

async function answer(url: string): Promise<string> {
  const question = url.indexOf('?');
  const name = url.slice(1, question);
  const statement = STATEMENTS[name];
  if (!statement) throw new Error(`no operation is called ${name}`);
  // The bench sends each operation its own parameters.
  const parameters = JSON.parse(decodeURIComponent(url.slice(question + 1))) as AnyParameters & never;
  const { rows } = await pool.query<[string]>({
    ...(statement.isPlannedAnew ? {} : { name }),
    text: statement.sql,
    values: statement.values(parameters),
    rowMode: 'array',
  });
  return rows[0]?.[0] ?? '';
}

const server = createServer((request, response) => {
  answer(request.url ?? '').then(
    (text) => {
      const length = Buffer.byteLength(text);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': length }).end(text);
    },
    (error) => {
      console.error(error);
      response.writeHead(500).end(String(error));
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
