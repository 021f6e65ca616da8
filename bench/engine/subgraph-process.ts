// Serves the subgraph named as its argument. The first message is the database's connection, answered with the URL; any
// further one asks for the CPU time used.
import 'reflect-metadata';
import { once } from 'node:events';
import pino from 'pino';
import { createDataSource } from '../../src/database/data-source';
import { createSubgraphServer } from '../../src/gateway/http/subgraph-server';
import { SUBGRAPHS } from '../../src/subgraphs';
import { cpuMs } from './measure';

async function main(): Promise<void> {
  const [connection] = await once(process, 'message');
  const dataSource = await createDataSource({ connection, statementTimeoutMs: 10_000 }).initialize();
  const create = SUBGRAPHS[process.argv[2] ?? ''];
  if (!create) throw new Error(`no subgraph is called ${process.argv[2]}`);
  const server = await createSubgraphServer({
    subgraph: create(dataSource),
    log: pino({ level: 'silent' }),
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  process.on('message', () => process.send?.({ cpuMs: cpuMs() }));
  process.on('disconnect', () => process.exit());
  process.send?.({ url });
}

void main();
