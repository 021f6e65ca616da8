// Serves the subgraph named as its argument. The first message is its RowSource, answered with the URL; any
// further one asks for the CPU time used.
import 'reflect-metadata';
import { once } from 'node:events';
import pino from 'pino';
import { createSubgraphServer } from '../../src/gateway/http/subgraph-server';
import { SUBGRAPHS } from '../../src/subgraphs';
import { openRows, type RowSource } from './kept-rows';
import { cpuMs } from './measure';

async function main(): Promise<void> {
  const [source]: RowSource[] = await once(process, 'message');
  if (!source) throw new Error('no source of rows was given');
  const dataSource = await openRows(source);
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
