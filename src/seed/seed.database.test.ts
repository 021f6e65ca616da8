import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { splitName } from '../bibliography/person-name';
import { createDataSource } from '../database/data-source';
import { seed } from './seed';
import { SEED, type SeedFile, type SeedPaper } from './seed-file';

let database: TestDatabase;
beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(() => database.drop());

const rows = (sql: string, parameters: unknown[] = []): Promise<Record<string, unknown>[]> =>
  database.dataSource.query(sql, parameters);

/** Every row of every table, with the transaction that wrote it. */
async function everyRow(): Promise<unknown[]> {
  const tables = await rows(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`);
  const held: unknown[] = [];
  for (const { name } of tables) {
    held.push(
      name,
      await rows(`SELECT xmin::text AS writer, t::text AS content FROM "${name}" t ORDER BY 1, 2`),
    );
  }
  return held;
}

const count = async (table: string): Promise<unknown> =>
  (await rows(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n;

/** The collection's papers as the seed file has them. */
async function collected(): Promise<unknown[]> {
  return rows(
    `SELECT p.title, p.excerpt, p.type, p.year, p.published_on, p.first_public_on, p.presentation,
       json_build_object('name', v.name, 'acronym', v.acronym, 'kind', v.kind) AS venue,
       (SELECT json_object_agg(lower(scheme), value) FROM paper_identifier WHERE paper_id = p.id) AS ids,
       (SELECT json_agg(a.name ORDER BY s.position) FROM authorship s JOIN author a ON a.id = s.author_id WHERE s.paper_id = p.id) AS authors,
       (SELECT json_agg(r.name ORDER BY pa.position) FROM paper_area pa JOIN research_area r ON r.id = pa.area_id WHERE pa.paper_id = p.id) AS areas,
       (SELECT json_agg(json_build_object('kind', kind, 'url', url) ORDER BY position) FROM paper_link WHERE paper_id = p.id) AS links,
       (SELECT source_key FROM source_record WHERE paper_id = p.id) AS source
     FROM collection c JOIN collection_paper cp ON cp.collection_id = c.id JOIN paper p ON p.id = cp.paper_id
       LEFT JOIN venue v ON v.id = p.venue_id
     WHERE c.slug = $1 ORDER BY cp.position`,
    [SEED.collection.slug],
  );
}

const asCollected = (paper: SeedPaper) => ({
  title: paper.title,
  excerpt: paper.excerpt,
  type: paper.type,
  year: paper.year,
  published_on: paper.publishedOn ?? null,
  first_public_on: paper.firstPublicOn,
  presentation: paper.presentation ?? null,
  venue: { ...paper.venue, acronym: paper.venue.acronym ?? null },
  ids: paper.ids,
  authors: paper.authors.map(({ name }) => name),
  areas: paper.areas,
  links: paper.links,
  source: paper.source,
});

describe('Seeding', () => {
  test('writes the file’s papers, in its order, and nothing else', async () => {
    expect(await seed(database.dataSource)).toEqual({ created: 10 });
    expect(await collected()).toEqual(SEED.papers.map(asCollected));
    expect(await count('paper')).toBe(10);
    expect(await rows('SELECT slug, title, description FROM collection')).toEqual([SEED.collection]);
  });

  test('knows an excerpt for what it is: there is no abstract', async () => {
    await seed(database.dataSource);
    expect(await rows('SELECT 1 FROM paper WHERE abstract IS NOT NULL OR excerpt IS NULL')).toEqual([]);
  });

  test('makes each author, area and venue once, and counts their papers', async () => {
    await seed(database.dataSource);
    const names = SEED.papers.flatMap(({ authors }) => authors.map(({ name }) => name));
    const areas = SEED.papers.flatMap((paper) => paper.areas);
    const venues = SEED.papers.map(({ venue }) => `${venue.kind} ${venue.name}`);
    expect(await count('author')).toBe(new Set(names).size);
    expect(await count('research_area')).toBe(new Set(areas).size);
    expect(await count('venue')).toBe(new Set(venues).size);
    for (const author of await rows(
      'SELECT name, given_name AS given, family_name AS family, paper_count FROM author',
    )) {
      const { name, paper_count, ...parts } = author;
      expect(parts).toEqual(splitName(String(name)));
      expect(paper_count).toBe(names.filter((other) => other === name).length);
    }
    for (const { name, paper_count } of await rows('SELECT name, paper_count FROM research_area')) {
      expect(paper_count).toBe(areas.filter((other) => other === name).length);
    }
    expect(await count('paper_search')).toBe(10);
  });

  test('a second time changes nothing', async () => {
    await seed(database.dataSource);
    const before = await everyRow();
    expect(await seed(database.dataSource)).toEqual({ created: 0 });
    expect(await everyRow()).toEqual(before);
  });

  test('twice at once writes one seed', async () => {
    const other = await createDataSource({ connection: database.connection }).initialize();
    const results = await Promise.all([seed(database.dataSource), seed(other)]);
    await other.destroy();
    expect(results.map(({ created }) => created).sort((a, b) => a - b)).toEqual([0, 10]);
    expect(await count('paper')).toBe(10);
  });

  test('joins a paper that is there already by an identifier, and keeps its address', async () => {
    const [first] = SEED.papers;
    await rows(
      `WITH known AS (INSERT INTO paper (slug, title, title_folded, type, abstract) VALUES ('known', 'Known', 'known', 'PREPRINT', 'All of it.') RETURNING id)
       INSERT INTO paper_identifier (scheme, value, paper_id, position) SELECT 'ARXIV', $1, id, 1 FROM known`,
      [first?.ids.arxiv],
    );
    expect(await seed(database.dataSource)).toEqual({ created: 9 });
    expect(await count('paper')).toBe(10);
    const [paper] = await rows(
      `SELECT p.title, p.type, p.abstract, cp.position FROM collection_paper cp JOIN paper p ON p.id = cp.paper_id WHERE p.slug = 'known'`,
    );
    expect(paper).toEqual({ title: first?.title, type: first?.type, abstract: 'All of it.', position: 1 });
  });

  test('finds a paper without identifiers again', async () => {
    const [first, second] = SEED.papers;
    if (!first || !second) throw new Error('the seed has papers');
    const file: SeedFile = { ...SEED, papers: [first, { ...second, ids: {} }] };
    expect(await seed(database.dataSource, file)).toEqual({ created: 2 });
    expect(await seed(database.dataSource, file)).toEqual({ created: 0 });
  });

  test('puts a paper that joins the file later where the file has it', async () => {
    await seed(database.dataSource, { ...SEED, papers: SEED.papers.slice(1) });
    expect(await seed(database.dataSource)).toEqual({ created: 1 });
    expect(await collected()).toEqual(SEED.papers.map(asCollected));
  });

  test('numbers a slug that is taken', async () => {
    const [first] = SEED.papers;
    if (!first) throw new Error('the seed has papers');
    const twins = [1, 2, 3].map((number) => ({
      ...first,
      source: `twin/${number}`,
      ids: {},
      authors: [{ name: `Author ${number}` }],
    }));
    await seed(database.dataSource, { ...SEED, papers: twins });
    const slugs = await rows('SELECT slug FROM paper ORDER BY id');
    expect(slugs.map(({ slug }) => String(slug).replace(/^.*back-to/, ''))).toEqual(['', '-2', '-3']);
  });

  test('writes nothing of a file with a fault', async () => {
    const [first, second] = SEED.papers;
    if (!first || !second) throw new Error('the seed has papers');
    const file: SeedFile = { ...SEED, papers: [first, { ...second, ids: { arxiv: 'x' } }] };
    await expect(seed(database.dataSource, file)).rejects.toThrow(
      `${second.source}: 1 ARXIV identifier dropped: malformed`,
    );
    expect(await count('paper')).toBe(0);
  });
});
