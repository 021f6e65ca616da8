import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { loadRemoteSubgraph } from '../../src/gateway/remote-subgraph';
import type { Subgraph } from '../../src/graphql/subgraph';
import { SUBGRAPHS } from '../../src/subgraphs';
import type { Connection } from './database';

/** The subgraphs, each served over HTTP by a process of its own. */
export interface SubgraphProcesses {
  readonly subgraphs: readonly Subgraph[];
  /** Says whether rows come from memory, and gives the milliseconds of CPU that all of them have used so far. */
  cpuMs(kept: boolean): Promise<number>;
  stop(): void;
}

/** Sends a message to a child and gives its next one. Rejects where the child ends instead. */
export async function ask<Answer>(child: ChildProcess, message: object): Promise<Answer> {
  const end = new AbortController();
  const ended = once(child, 'exit', { signal: end.signal }).then(([code]) => {
    throw new Error(`${child.spawnargs.at(-1)} ended with ${code}`);
  });
  const answer = once(child, 'message', { signal: end.signal });
  child.send(message);
  try {
    return (await Promise.race([answer, ended]))[0];
  } finally {
    ended.catch(() => {});
    end.abort();
    answer.catch(() => {});
  }
}

/** Starts them on free ports of this machine. */
export async function startSubgraphProcesses(connection: Connection): Promise<SubgraphProcesses> {
  const children: ChildProcess[] = [];
  const subgraphs = await Promise.all(
    Object.keys(SUBGRAPHS).map(async (name) => {
      const child = fork(path.join(__dirname, 'subgraph-process.ts'), [name]);
      children.push(child);
      const { url } = await ask<{ url: string }>(child, connection);
      return loadRemoteSubgraph({ name, url: `${url}/graphql`, timeoutMs: 10_000 });
    }),
  );
  return {
    subgraphs,
    async cpuMs(kept) {
      const times = await Promise.all(children.map((child) => ask<{ cpuMs: number }>(child, { kept })));
      return times.reduce((sum, { cpuMs }) => sum + cpuMs, 0);
    },
    stop() {
      for (const child of children) child.disconnect();
    },
  };
}
