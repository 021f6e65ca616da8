import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { listenToGraphVersion } from '../../src/database/graph-version-listener';
import { apolloGateway } from '../../src/gateway/apollo-gateway';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import { createHttpServer } from '../../src/gateway/http/server';
import type { GraphVersions } from '../../src/gateway/results/graph-versions';
import { SUBGRAPHS } from '../../src/subgraphs';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { writePapers } from '../harness/write-papers';

/** A gateway with a cache of its own. */
interface Instance {
  readonly url: string;
  readonly versions: GraphVersions;
  close(): Promise<void>;
}

/** What an instance answered. Each write raises the number that every paper says. */
interface Answer {
  readonly instance: Instance;
  /** The least number that any paper said. */
  readonly said: number;
  /** Absent where the cache took no part. */
  readonly version?: number;
  /** The number of the last write that had been acknowledged when the request began. */
  readonly writtenBefore: number;
  /** The highest version that the instance had answered with when the request began. */
  readonly answeredBefore: number;
}

let database: TestDatabase;
let good: Instance[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  good = await Promise.all([startInstance(), startInstance()]);
});
afterAll(async () => {
  for (const instance of good) await instance.close();
  await database?.drop();
});

/** An instance over a listener of its own. @param heard makes of what it hears what the cache is told */
async function startInstance(
  heard: (versions: GraphVersions) => GraphVersions = (versions) => versions,
): Promise<Instance> {
  const listener = listenToGraphVersion({
    connection: database.connection,
    query: (sql, parameters) => database.dataSource.query(sql, [...parameters]),
  });
  const versions = heard(listener);
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(database.dataSource));
  const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });
  const server = await createHttpServer({
    engine,
    apolloGateway: apolloGateway(engine),
    log: pino({ level: 'silent' }),
    readiness: async () => ({ ok: true, checks: {} }),
    resultCache: { versions, maxBytes: 1_000_000 },
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    versions,
    async close() {
      await server.drain(100);
      await listener.close();
    },
  };
}

/** The number of each write by the version that it came to stand with. */
type Commits = ReadonlyMap<number, number>;

/** The number that whatever shows a version shows at least. */
function numberAt(version: number, commits: Commits): number {
  let number = 0;
  for (const [committed, written] of commits) if (committed <= version) number = Math.max(number, written);
  return number;
}

/** Answers that are older than they may be. */
function stale(answers: readonly Answer[], commits: Commits): Answer[] {
  return answers.filter(
    ({ said, version, writtenBefore, answeredBefore }) =>
      said < numberAt(version ?? 0, commits) ||
      said < numberAt(answeredBefore, commits) ||
      (version === undefined && said < writtenBefore),
  );
}

const QUERIES = ['{ papers { nodes { abstract } } }', '{ papers { nodes { abstract authors { name } } } }'];

/** Writes while readers ask the instances. @param between is called after each write with its number. */
async function readWhileWriting(
  instances: readonly Instance[],
  writes: number,
  between: (number: number) => Promise<unknown> = async () => {},
): Promise<{ answers: Answer[]; commits: Commits }> {
  const answers: Answer[] = [];
  const commits = new Map<number, number>();
  let written = 0;
  let isOver = false;
  const write = async (number: number): Promise<void> => {
    const papers = ['One', 'Two', 'Three'].map((name) => ({
      source: `lab:${name}`,
      title: `Paper about ${name} and Nothing Else`,
      abstract: `${number}`,
      authors: [{ name: `${name} Writer` }],
    }));
    await writePapers(database.dataSource, papers);
    const [{ version }]: [{ version: number }] = await database.dataSource.query(
      'SELECT version::int FROM graph_version',
    );
    commits.set(version, number);
    written = number;
  };
  const read = async (instance: Instance, query: string, nth: number): Promise<void> => {
    let highest = 0;
    for (let round = 0; !isOver; round += 1) {
      const [writtenBefore, answeredBefore] = [written, highest];
      // Every other request is known word for word; the rest find the result only once they have been read.
      const accept = round % 2 === 0 ? 'application/json' : `application/json, text/x-${nth}-${round}`;
      const response = await fetch(`${instance.url}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { accept },
      });
      // A query of papers with abstracts is answered so.
      const { data } = (await response.json()) as { data: { papers: { nodes: { abstract: string }[] } } };
      const numbers = data.papers.nodes.map(({ abstract }) => Number(abstract));
      const header = response.headers.get('x-graph-version');
      const version = header === null ? undefined : Number(header);
      highest = Math.max(highest, version ?? 0);
      answers.push({ instance, said: Math.min(...numbers), version, writtenBefore, answeredBefore });
    }
  };
  await write(1);
  const readers = instances.flatMap((instance, nth) => QUERIES.map((query) => read(instance, query, nth)));
  try {
    for (let number = 2; number <= writes; number += 1) {
      await write(number);
      await between(number);
    }
  } finally {
    isOver = true;
    await Promise.all(readers);
  }
  return { answers, commits };
}

/** Waits through turns of the event loop. The test's own time is the limit. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn();
}

const isKnown = (instance: Instance) => instance.versions.current() !== undefined;

describe('Two instances whose graph is written while they are read', () => {
  test('give no answer that is older than its version allows, nor than what they answered before', async () => {
    await until(() => good.every(isKnown));
    const { answers, commits } = await readWhileWriting(good, 15);
    expect(stale(answers, commits)).toEqual([]);
    for (const instance of good) {
      const own = answers.filter((answer) => answer.instance === instance);
      expect(new Set(own.map(({ version }) => version)).size).toBeGreaterThan(5);
    }
  });

  test('answer past their caches while they cannot listen, and from them again afterwards', async () => {
    let lost = 0;
    const { answers, commits } = await readWhileWriting(good, 10, async (number) => {
      if (number % 3 !== 0) return;
      await database.dataSource.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'papergraph listener'`,
      );
      await until(() => good.every((instance) => !isKnown(instance)));
      lost += 1;
      await until(() => good.every(isKnown));
    });
    expect(lost).toBe(3);
    expect(stale(answers, commits)).toEqual([]);
    const known = answers.map(({ version }) => version !== undefined);
    expect(known.lastIndexOf(true)).toBeGreaterThan(known.lastIndexOf(false));
    expect(known).toContain(false);
  });

  test('soon answer with what was written last, once that has been told', async () => {
    const { commits } = await readWhileWriting(good, 3);
    const last = Math.max(...commits.keys());
    await until(() => good.every(({ versions }) => versions.current()?.version === last));
    for (const { url } of good) {
      const response = await fetch(`${url}/graphql?query=${encodeURIComponent(QUERIES[0] ?? '')}`);
      expect(response.headers.get('x-graph-version')).toBe(String(last));
      expect(await response.text()).toContain('"abstract":"3"');
    }
  });
});

test('A cache that outlives a version is found out', async () => {
  const state = { version: 0 };
  const faulty = await startInstance((versions) => ({
    current() {
      const heard = versions.current();
      if (heard) state.version = heard.version;
      // The same for each version: there is nothing by which the cache could tell that it is another.
      return heard && state;
    },
  }));
  try {
    await until(() => isKnown(faulty));
    const { answers, commits } = await readWhileWriting([faulty], 6);
    expect(stale(answers, commits).length).toBeGreaterThan(0);
  } finally {
    await faulty.close();
  }
});
