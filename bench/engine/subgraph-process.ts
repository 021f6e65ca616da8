// Serves the subgraph named as its argument. The first message is the database's connection, answered with the URL; any
// further one says whether rows come from memory and is answered with the CPU time used.
import 'reflect-metadata';
import { once } from 'node:events';
import pino from 'pino';
import { createSubgraphServer } from '../../src/gateway/http/subgraph-server';
import { SUBGRAPHS } from '../../src/subgraphs';
import { openRows } from './kept-rows';
import { cpuMs } from './measure';

async function main(): Promise<void> {
  const [connection] = await once(process, 'message');
  const rows = await openRows(connection);
  const create = SUBGRAPHS[process.argv[2] ?? ''];
  if (!create) throw new Error(`no subgraph is called ${process.argv[2]}`);
  const server = await createSubgraphServer({
    subgraph: create(rows.dataSource),
    log: pino({ level: 'silent' }),
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', ({ kept }: { kept: boolean }) => {
    rows.kept = kept;
    process.send?.({ cpuMs: cpuMs() });
  });
  process.on('disconnect', () => process.exit());
  process.send?.({ url });
}

void main();
