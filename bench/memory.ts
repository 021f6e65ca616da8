// Sends documents that all differ through the gateway in one process, and prints what the process holds:
// npm run bench:memory -- [--documents 100000]
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { createDataSource } from '../src/database/data-source';
import { apolloGateway } from '../src/gateway/apollo-gateway';
import { composeSupergraph } from '../src/gateway/compose';
import { createEngine } from '../src/gateway/create-engine';
import { SUBGRAPHS } from '../src/subgraphs';
import { startDatabase } from './engine/database';
import { startGateway } from './engine/gateway';
import { thisMachine } from './engine/machine';

const PAPERS = 200;
const STAGES = [1_000, 10_000, 50_000, 100_000];

/** A document no other index gives, small, with a hop to each subgraph. */
function documentOf(index: number): string {
  const id = `paper_${1 + (index % PAPERS)}`;
  return `query Document${index} { paper(id: "${id}") { id t${index}: title authors(first: 1) { n${index}: name } areas { id } } }`;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { documents: { type: 'string', default: '100000' } } });
  const { commit, node, load } = thisMachine();
  console.log(`commit ${commit}, node ${node}, load ${load}`);
  const database = await startDatabase(PAPERS);
  const dataSource = await createDataSource({ connection: database.connection }).initialize();
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(dataSource));
  const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });
  const answer = await startGateway({ schema: engine.apiSchema, gateway: apolloGateway(engine) });

  const report = (sent: number): void => {
    global.gc?.();
    const { rss, heapTotal, heapUsed, external } = process.memoryUsage();
    const held = { ...engine.cacheSizes() };
    console.log(
      `${sent} documents: RSS ${megabytes(rss)}, heap ${megabytes(heapUsed)} of ${megabytes(heapTotal)}, outside the heap ${megabytes(external)}, kept ${JSON.stringify(held)}`,
    );
  };

  report(0);
  for (let sent = 1; sent <= Number(values.documents); sent += 1) {
    const text = await answer({ query: documentOf(sent) });
    if (text.includes('"errors"')) throw new Error(text);
    if (STAGES.includes(sent)) report(sent);
  }
  await dataSource.destroy();
  await database.stop();
}

void main();
