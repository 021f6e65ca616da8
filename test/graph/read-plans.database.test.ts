import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BulkGraph, createBulkGraph } from './bulk-graph';
import type { Variables } from './graph';
import { readCases } from './operation-case';

let graph: BulkGraph;
beforeAll(async () => {
  graph = await createBulkGraph();
});
afterAll(() => graph.close());

const ids = (type: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${type}_${index * 50 + 20}`);

/** What the documented operations ask of the many papers; those that are not named here ask what their folders say. */
const OF_MANY: Readonly<Record<string, Variables>> = {
  AnyNode: { ids: [...ids('paper', 20), ...ids('author', 20), 'area_50', 'venue_50', 'organization_50'] },
  AreaPage: { id: 'bulk-area-17' },
  AuthorPage: { id: 'bulk-author-17' },
  AuthorsOfPapers: { title: 'sas ' },
  Citations: { id: 'bulk-17' },
  PaperByArxivId: { id: 'doi:10.5555/bulk.18' },
  PapersByIds: { ids: ids('paper', 100) },
  SearchPapers: { search: 'sas' },
  Venues: { kinds: ['CONFERENCE'] },
};

const cases = readCases();

/** Statements of an operation that read a large table from end to end. */
async function wholeReads(source: string, variables: Variables): Promise<string[]> {
  graph.plans.clear();
  await graph.data(source, variables);
  return graph.plans
    .statements()
    .flatMap(({ wholeReads, sql }) => [...wholeReads].map((read) => `${read}: ${sql}`));
}

function caseOf(name: string): (typeof cases)[number] {
  const found = cases.find((one) => one.name === name);
  if (!found) throw new Error(`no operation ${name}`);
  return found;
}

describe('a documented operation reads no large table from end to end', () => {
  const tables = new Set<string>();

  for (const { name, source, variables } of cases) {
    test(name, async () => {
      for (const asked of [variables, { ...variables, ...OF_MANY[name] }]) {
        expect(await wholeReads(source, asked)).toEqual([]);
        for (const statement of graph.plans.statements()) {
          for (const table of statement.tables) tables.add(table);
        }
      }
    });
  }

  test('and together they read all that papers are made of', () => {
    const read = [...graph.plans.largeTables].filter((table) => tables.has(table));
    expect(read).toEqual(
      expect.arrayContaining([
        'affiliation',
        'author',
        'authorship',
        'organization',
        'paper',
        'paper_area',
        'paper_identifier',
        'paper_link',
        'paper_search',
      ]),
    );
  });

  test('or asks of many what no operation is', () => {
    expect(Object.keys(OF_MANY).filter((name) => !cases.some((one) => one.name === name))).toEqual([]);
  });
});

describe('the check sees', () => {
  test('an index that an operation misses', async () => {
    const { source, variables } = caseOf('AuthorsOfPapers');
    await graph.database.dataSource.query('DROP INDEX paper_title_folded_trgm');
    expect(await wholeReads(source, variables)).toContainEqual(
      expect.stringMatching(/^(Seq|Index|Bitmap Index) Scan of paper.*LIKE/),
    );
  });

  test('an index that a connection below a list misses', async () => {
    const { source } = caseOf('AuthorPage');
    await graph.database.dataSource.query('ALTER TABLE authorship DROP CONSTRAINT authorship_author_key');
    expect(await wholeReads(source, { id: 'bulk-author-17' })).toContainEqual(
      expect.stringMatching(/^Seq Scan of authorship: /),
    );
  });
});
