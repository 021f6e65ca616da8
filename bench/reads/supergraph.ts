import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeSupergraph } from '../../src/gateway/compose';
import { loadRemoteSubgraph } from '../../src/gateway/remote-subgraph';
import { SUBGRAPHS } from '../../src/subgraphs';
import type { ServerProcess } from './server-process';

/** Our subgraphs, each in a process of its own, and the supergraph of them. */
export interface SubgraphServers {
  readonly servers: readonly ServerProcess[];
  /** A file. */
  readonly supergraph: string;
}

/** Starts every subgraph and composes them. The supergraph's file is removed when this process ends. */
export async function startSubgraphs(
  start: (name: string) => Promise<ServerProcess>,
): Promise<SubgraphServers> {
  const servers: ServerProcess[] = [];
  const subgraphs = [];
  for (const name of Object.keys(SUBGRAPHS)) {
    const server = await start(name);
    servers.push(server);
    const url = `http://127.0.0.1:${server.port}/graphql`;
    const remote = await loadRemoteSubgraph({ name, url, timeoutMs: 10_000 });
    subgraphs.push({ name, sdl: remote.sdl, url });
    await remote.close();
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'papergraph-supergraph-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const supergraph = path.join(folder, 'supergraph.graphql');
  writeFileSync(supergraph, composeSupergraph(subgraphs));
  return { servers, supergraph };
}
