import type { DataSource } from 'typeorm';
import { composeSupergraph } from '../../gateway/compose';
import { createRemoteSubgraph, loadRemoteSubgraph } from '../../gateway/remote-subgraph';
import type { Subgraph } from '../../graphql/subgraph';
import { SUBGRAPHS } from '../../subgraphs';
import type { Member } from './members';

/** What an engine is made of. */
export interface Graph {
  readonly supergraphSdl: string;
  readonly subgraphs: readonly Subgraph[];
}

/** What {@link assembleGraph} needs beside the members. */
export interface GraphOptions {
  /** Needed where a member runs in this process. */
  readonly dataSource?: DataSource;
  /** Milliseconds that a member in another process may take to answer. */
  readonly timeoutMs: number;
  /** A supergraph composed elsewhere; without it the members are asked for their schemas and composed. */
  readonly supergraphSdl?: string;
}

/** Makes or connects the members, and composes them. @throws StartupError */
export async function assembleGraph(members: readonly Member[], options: GraphOptions): Promise<Graph> {
  const { dataSource, timeoutMs, supergraphSdl } = options;
  const subgraphs = await Promise.all(
    members.map(({ name, url }): Subgraph | Promise<Subgraph> => {
      if (url === undefined) return localSubgraph(name, dataSource);
      // Of a supergraph composed elsewhere no member needs to be up at our start: readiness tells whether it is.
      if (supergraphSdl !== undefined) return createRemoteSubgraph({ name, url, timeoutMs, sdl: '' });
      return loadRemoteSubgraph({ name, url, timeoutMs });
    }),
  );
  return { subgraphs, supergraphSdl: supergraphSdl ?? composeSupergraph(subgraphs) };
}

function localSubgraph(name: string, dataSource: DataSource | undefined): Subgraph {
  const create = SUBGRAPHS[name];
  if (!create || !dataSource) throw new Error(`the subgraph ${name} cannot be made here`);
  return create(dataSource);
}
