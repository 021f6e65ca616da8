import type { CorpusPaper } from '../graph/corpus';
import { FACETS, facetValues } from '../graph/facet-model';
import type { Answer, TestGraph } from '../graph/graph';
import { listFaults, PAGE, type ReadPage } from './connection-laws';
import type { ListingQuery } from './listing-query';

/** The text of an operation for a listing, with `selection` of its connection. */
function operation({ around, field, argumentTypes }: ListingQuery, selection: string): string {
  const types = { ...argumentTypes, first: 'Int', after: 'String', last: 'Int', before: 'String' };
  const declared = Object.entries(types).map(([name, type]) => `$${name}: ${type}`);
  const given = Object.keys(types).map((name) => `${name}: $${name}`);
  return `query (${declared.join(', ')}) ${around.replace('$field', `list: ${field}(${given.join(', ')}) { ${selection} }`)}`;
}

/** Reads a selection of one page of a listing. */
export async function readConnection(
  graph: TestGraph,
  query: ListingQuery,
  selection: string,
  page: object,
): Promise<Answer['data']> {
  const data = await graph.data(operation(query, selection), { ...query.variables, ...page });
  const [own] = Object.values(data);
  return data.list ?? (own as { list: unknown }).list; // what stands around a listing is one node
}

/** Reads pages of a listing. */
export function pagesOf(graph: TestGraph, query: ListingQuery): ReadPage {
  return (page) => readConnection(graph, query, PAGE, page);
}

/** What pages of a listing should have, by the model. */
export const slugsOf = ({ expected }: ListingQuery): string[] => expected.map(({ slug }) => slug);

const COUNTED = `totalCount facets(by: [${FACETS}], first: 100) { by values { key label count } }`;

/** What is wrong with a connection's count and facets. */
export async function countFaults(graph: TestGraph, query: ListingQuery<CorpusPaper>): Promise<string[]> {
  const { totalCount, facets } = await readConnection(graph, query, COUNTED, { first: 1 });
  const expected = FACETS.map((by) => ({ by, values: facetValues(by, query.expected).slice(0, 100) }));
  return [
    ...(totalCount === query.expected.length
      ? []
      : [`totalCount: ${totalCount} for ${query.expected.length}`]),
    ...listFaults(
      'facets',
      expected.flatMap(({ by, values }) => values.map((value) => `${by} ${JSON.stringify(value)}`)),
      facets.flatMap(({ by, values }: (typeof expected)[number]) =>
        values.map((value) => `${by} ${JSON.stringify(value)}`),
      ),
    ),
  ];
}
