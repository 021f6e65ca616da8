import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { refreshDerivedData } from './derived-data';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const refresh = (paperIds: readonly number[]) => refreshDerivedData(database.dataSource.manager, paperIds);

/** What is held: papers 1–n, authors and areas by number, and which paper has which. */
interface Facts {
  readonly papers: number;
  /** The parent of each area, one made before it; null for a root. */
  readonly parents: readonly (number | null)[];
  readonly authors: number;
  readonly authorships: readonly (readonly [paper: number, author: number])[];
  readonly paperAreas: readonly (readonly [paper: number, area: number])[];
}

const pairs = (most: number, of: number) =>
  fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: of })), {
    selector: (pair) => pair.join(),
    maxLength: 20,
  });

const facts: fc.Arbitrary<Facts> = fc
  .record({
    papers: fc.integer({ min: 1, max: 6 }),
    areas: fc.integer({ min: 1, max: 8 }),
    authors: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ papers, areas, authors }) =>
    fc.record({
      papers: fc.constant(papers),
      parents: fc.tuple(
        ...Array.from({ length: areas }, (_, index) =>
          index === 0 ? fc.constant(null) : fc.option(fc.integer({ min: 1, max: index })),
        ),
      ),
      authors: fc.constant(authors),
      authorships: pairs(papers, authors),
      paperAreas: pairs(papers, areas),
    }),
  );

async function writeLinks({
  authorships,
  paperAreas,
}: Pick<Facts, 'authorships' | 'paperAreas'>): Promise<void> {
  const { dataSource } = database;
  await dataSource.query('TRUNCATE authorship, paper_area CASCADE');
  await dataSource.query(
    `INSERT INTO authorship (paper_id, author_id, position, raw_name)
     SELECT paper, author, row_number() OVER (), 'Somebody' FROM unnest($1::int[], $2::int[]) AS pair (paper, author)`,
    [authorships.map(([paper]) => paper), authorships.map(([, author]) => author)],
  );
  await dataSource.query(
    `INSERT INTO paper_area (paper_id, area_id, position)
     SELECT paper, area, row_number() OVER () FROM unnest($1::int[], $2::int[]) AS pair (paper, area)`,
    [paperAreas.map(([paper]) => paper), paperAreas.map(([, area]) => area)],
  );
}

async function hold(held: Facts): Promise<void> {
  const { dataSource } = database;
  await dataSource.query('TRUNCATE paper, author, research_area RESTART IDENTITY CASCADE');
  await dataSource.query(
    `INSERT INTO paper (slug, title, title_folded, type) SELECT 'p' || n, 'Paper ' || n, 'paper ' || n, 'OTHER' FROM generate_series(1, $1::int) n`,
    [held.papers],
  );
  await dataSource.query(
    `INSERT INTO author (slug, name, name_folded) SELECT 'a' || n, 'A' || n, 'a' || n FROM generate_series(1, $1::int) n`,
    [held.authors],
  );
  await dataSource.query(
    `INSERT INTO research_area (slug, name, name_folded, parent_id)
     SELECT 'r' || n, 'R' || n, 'r' || n, parent FROM unnest($1::int[]) WITH ORDINALITY AS area (parent, n) ORDER BY n`,
    [held.parents],
  );
  await writeLinks(held);
}

const papersOf = (links: readonly (readonly [number, number])[], wanted: (to: number) => boolean): number =>
  new Set(links.filter(([, to]) => wanted(to)).map(([paper]) => paper)).size;

/** Whether an area is another or below it. */
function isWithin(parents: Facts['parents'], area: number, ancestor: number): boolean {
  for (let at: number | null = area; at !== null; at = parents[at - 1] ?? null)
    if (at === ancestor) return true;
  return false;
}

async function counts(table: 'author' | 'research_area'): Promise<number[]> {
  const rows: { paper_count: number }[] = await database.dataSource.query(
    `SELECT paper_count FROM ${table} ORDER BY id`,
  );
  return rows.map(({ paper_count }) => paper_count);
}

async function expectCounts(held: Facts): Promise<void> {
  expect(await counts('author')).toEqual(
    Array.from({ length: held.authors }, (_, index) =>
      papersOf(held.authorships, (author) => author === index + 1),
    ),
  );
  expect(await counts('research_area')).toEqual(
    held.parents.map((_, index) =>
      papersOf(held.paperAreas, (area) => isWithin(held.parents, area, index + 1)),
    ),
  );
}

/** Which transaction wrote each row last. */
const writers = (): Promise<unknown[]> =>
  database.dataSource.query(
    `SELECT 'author' AS of, id, xmin::text FROM author UNION ALL SELECT 'area', id, xmin::text FROM research_area
     UNION ALL SELECT 'search', paper_id, xmin::text FROM paper_search ORDER BY 1, 2`,
  );

const paperIds = ({ papers }: Facts) => Array.from({ length: papers }, (_, index) => index + 1);

describe('Counts of papers', () => {
  test('are those of a recount, for authors and for areas with all below them', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (held) => {
        await hold(held);
        await refresh(paperIds(held));
        await expectCounts(held);
      }),
      { numRuns: 50 },
    );
  });

  test('follow the facts when these change', async () => {
    await fc.assert(
      fc.asyncProperty(facts, fc.nat(20), fc.nat(20), async (held, authorshipsKept, areasKept) => {
        await hold(held);
        await refresh(paperIds(held));
        const later = {
          ...held,
          authorships: held.authorships.slice(0, authorshipsKept),
          paperAreas: held.paperAreas.slice(0, areasKept),
        };
        await writeLinks(later);
        await refresh([]);
        await expectCounts(later);
      }),
      { numRuns: 30 },
    );
  });

  test('end where areas stand in a circle', async () => {
    await hold({ papers: 1, parents: [null, 1], authors: 1, authorships: [], paperAreas: [[1, 2]] });
    await database.dataSource.query('UPDATE research_area SET parent_id = 2 WHERE id = 1');
    await refresh([1]);
    expect(await counts('research_area')).toEqual([1, 1]);
  });
});

test('Derived data is not written again where it is right already', async () => {
  await fc.assert(
    fc.asyncProperty(facts, async (held) => {
      await hold(held);
      await refresh(paperIds(held));
      const before = await writers();
      await refresh(paperIds(held));
      expect(await writers()).toEqual(before);
    }),
    { numRuns: 30 },
  );
});

describe('The search document of a paper', () => {
  const matching = async (words: string): Promise<number[]> => {
    const rows: { id: number }[] = await database.dataSource.query(
      `SELECT paper_id AS id FROM paper_search WHERE document @@ websearch_to_tsquery('english', $1) ORDER BY 1`,
      [words],
    );
    return rows.map(({ id }) => id);
  };

  beforeEach(async () => {
    await hold({ papers: 2, parents: [null], authors: 1, authorships: [[1, 1]], paperAreas: [] });
    await database.dataSource.query(
      `UPDATE paper SET title = 'Müller’s owls', excerpt = 'They fly.', keywords = '{"night vision"}' WHERE id = 1`,
    );
    await database.dataSource.query(`UPDATE authorship SET raw_name = 'J. Łukasz'`);
    await database.dataSource.query(`UPDATE author SET name = 'Jan Łukasz'`);
  });

  test('is found by title, keywords, names and text, with and without accents', async () => {
    await refresh([1, 2]);
    for (const words of ['Muller', 'owl', '"night vision"', 'Lukasz', 'Jan', 'flying', 'owls fly']) {
      expect([words, await matching(words)]).toEqual([words, [1]]);
    }
    expect(await matching('paper')).toEqual([2]);
  });

  test('weighs a title above keywords, names and text', async () => {
    await refresh([1]);
    const [row] = await database.dataSource.query(
      `SELECT document::text AS document FROM paper_search WHERE paper_id = 1`,
    );
    expect(row.document).toMatch(/'owl':\d+A/);
    expect(row.document).toMatch(/'vision':\d+B/);
    expect(row.document).toMatch(/'lukasz':\d+C/);
    expect(row.document).toMatch(/'fli':\d+(,\d+)*(?![\dA-C])/);
  });

  test('has the abstract rather than the excerpt where there is one', async () => {
    await database.dataSource.query(`UPDATE paper SET abstract = 'They hoot.' WHERE id = 1`);
    await refresh([1]);
    expect(await matching('hoot')).toEqual([1]);
    expect(await matching('fly')).toEqual([]);
  });

  test('is written for the papers named and no others, and again when they change', async () => {
    await refresh([2]);
    expect(await matching('owl')).toEqual([]);
    await refresh([1]);
    await database.dataSource.query(`UPDATE paper SET title = 'Bats' WHERE id = 1`);
    await refresh([1, 999]);
    expect(await matching('owl')).toEqual([]);
    expect(await matching('bats')).toEqual([1]);
  });
});
