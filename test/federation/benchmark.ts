// Compares one nested query on the federated graph in this process with one schema of the same resolvers under graphql-js.
// Run with: node -r esbuild-register test/federation/benchmark.ts [seconds]
import { strict as assert } from 'node:assert';
import DataLoader from 'dataloader';
import {
  buildASTSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  parse,
} from 'graphql';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import { createLocalSubgraph, type References, type Representation } from '../../src/graphql/local-subgraph';

interface Paper {
  id: string;
  title: string;
  year: number;
  abstract: string;
  authorIds: string[];
  areaIds: string[];
}
interface Person {
  id: string;
  name: string;
}

const AUTHORS = 130;
const papers: Paper[] = Array.from({ length: 400 }, (_, index) => ({
  id: `p${index}`,
  title: `Paper ${index}`,
  year: 2000 + (index % 25),
  abstract: 'About something. '.repeat(10),
  authorIds: [0, 1, 2, 3].map((offset) => `a${(index * 7 + offset * 13) % AUTHORS}`),
  areaIds: [`r${index % 12}`, `r${(index + 5) % 12}`],
}));
const authors: Person[] = Array.from({ length: AUTHORS }, (_, index) => ({
  id: `a${index}`,
  name: `Author ${index}`,
}));
const areas: Person[] = Array.from({ length: 12 }, (_, index) => ({
  id: `r${index}`,
  name: `Area ${index}`,
}));

const keyed = <Row extends { id: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const paperById = keyed(papers);
const authorById = keyed(authors);
const areaById = keyed(areas);
const papersOf = new Map(
  authors.map(({ id }) => [id, papers.filter(({ authorIds }) => authorIds.includes(id))]),
);

/** Loaders of one request. */
function createContext() {
  return {
    authors: new DataLoader(async (ids: readonly string[]) =>
      ids.map((id) => (paperById.get(id)?.authorIds ?? []).map((author) => authorById.get(author))),
    ),
    areas: new DataLoader(async (ids: readonly string[]) =>
      ids.map((id) => (paperById.get(id)?.areaIds ?? []).map((area) => areaById.get(area))),
    ),
    papers: new DataLoader(async (ids: readonly string[]) => ids.map((id) => papersOf.get(id) ?? [])),
  };
}
type Context = ReturnType<typeof createContext>;
type Resolvers = Record<string, Record<string, GraphQLFieldResolver<{ id: string }, Context>>>;

const RESOLVERS: Record<string, Resolvers> = {
  papers: {
    Query: { papers: async (_, { first }) => papers.slice(0, first) },
    Author: { papers: async ({ id }, { first }, { papers }) => (await papers.load(id)).slice(0, first) },
  },
  authors: { Paper: { authors: ({ id }, _, { authors }) => authors.load(id) } },
  areas: { Paper: { areas: ({ id }, _, { areas }) => areas.load(id) } },
};
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const SDL: Record<string, string> = {
  papers: `type Query { papers(first: Int!): [Paper!]! }
    type Paper @key(fields: "id") { id: ID! title: String! year: Int abstract: String }
    type Author @key(fields: "id") { id: ID! papers(first: Int!): [Paper!]! }`,
  authors:
    'type Author @key(fields: "id") { id: ID! name: String! } type Paper @key(fields: "id") { id: ID! authors: [Author!] }',
  areas:
    'type Area @key(fields: "id") { id: ID! name: String! } type Paper @key(fields: "id") { id: ID! areas: [Area!] }',
};
const ROWS: Record<string, Record<string, Map<string, object>>> = {
  papers: { Paper: paperById, Author: authorById },
  authors: { Author: authorById, Paper: paperById },
  areas: { Area: areaById, Paper: paperById },
};

function executable(sdl: string, resolvers: readonly Resolvers[]): GraphQLSchema {
  const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
  for (const [name, fields] of resolvers.flatMap((map) => Object.entries(map))) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const [field, resolve] of Object.entries(fields))
      Object.assign(type.getFields()[field] ?? {}, { resolve });
  }
  return schema;
}

function references(name: string): References<Context> {
  const entries = Object.entries(ROWS[name] ?? {}).map(
    ([type, rows]) =>
      [
        type,
        (asked: readonly Representation[]) => asked.map(({ id }) => rows.get(String(id)) ?? null),
      ] as const,
  );
  return Object.fromEntries(entries);
}

const monolith = executable(
  `type Query { papers(first: Int!): [Paper!]! }
   type Paper { id: ID! title: String! year: Int abstract: String authors: [Author!] areas: [Area!] }
   type Author { id: ID! name: String! papers(first: Int!): [Paper!]! } type Area { id: ID! name: String! }`,
  Object.values(RESOLVERS),
);
const subgraphs = Object.keys(SDL).map((name) =>
  createLocalSubgraph<Context>({
    name,
    schema: executable(`${LINK} ${SDL[name]}`, [RESOLVERS[name] ?? {}]),
    references: references(name),
    createContext,
    ping: async () => {},
    close: async () => {},
  }),
);
const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });

const source =
  '{ papers(first: 20) { id title year authors { id name papers(first: 3) { id title } } areas { id name } } }';
const document = parse(source);
const runs = {
  monolith: () => execute({ schema: monolith, document, contextValue: createContext() }),
  federated: () => engine.execute({ document, source, scope: { requestId: 'benchmark' } }),
};

/** Milliseconds of each run within `seconds`. */
async function measure(run: () => unknown, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  for (let now = performance.now(); now < end; ) {
    await run();
    const after = performance.now();
    times.push(after - now);
    now = after;
  }
  return times.sort((a, b) => a - b);
}

async function main(): Promise<void> {
  assert.equal(JSON.stringify(await runs.federated()), JSON.stringify(await runs.monolith()));
  const seconds = Number(process.argv[2] ?? 3);
  for (const run of Object.values(runs)) await measure(run, 1);
  const medians: Record<string, number[]> = { monolith: [], federated: [] };
  for (let round = 0; round < 3; round += 1) {
    for (const [name, run] of Object.entries(runs)) {
      const times = await measure(run, seconds);
      const median = times[times.length >> 1] ?? 0;
      medians[name]?.push(median);
      console.log(`${name}: p50 ${median.toFixed(3)} ms, ${Math.round(times.length / seconds)} per second`);
    }
  }
  const best = (name: string): number => Math.min(...(medians[name] ?? []));
  console.log(`federated / monolith: ${(best('federated') / best('monolith')).toFixed(2)}`);
}

void main();
