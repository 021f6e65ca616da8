import { EventEmitter, once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readCitations } from '../../test/harness/citable-papers';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import type { InterchangePaper } from '../interchange/interchange-json';
import type { ExportFilter } from './export-filter';
import { type ExportOptions, exportPapers } from './export-papers';
import type { ExportFormat } from './format-names';

const ALL: ExportFilter = { areas: [], authors: [], collections: [], venues: [], years: [] };
const ALBATROSS = 'orcid:0000-0002-1825-0097';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  await database.dataSource.query(`
    UPDATE author SET orcid = '0000-0002-1825-0097' WHERE slug = 'niklas-muennighoff';
    UPDATE research_area SET description = 'Machines that read.' WHERE slug = 'language-models';
    UPDATE research_area SET parent_id = (SELECT id FROM research_area WHERE slug = 'language-models')
      WHERE slug = 'interpretability';
    INSERT INTO venue (slug, name, name_folded, search_text, kind) VALUES ('empty', 'An Empty Venue', '', '', 'OTHER');
    INSERT INTO collection (slug, title) VALUES ('later', 'To Read Later')`);
});

afterAll(() => database?.drop());

async function textOf(
  format: ExportFormat,
  filter: Partial<ExportFilter> = {},
  { dataSource } = database,
): Promise<string> {
  let text = '';
  for await (const piece of exportPapers({ dataSource, format, filter: { ...ALL, ...filter } })) {
    text += piece.text;
  }
  return text;
}

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** The papers of an export in jsonl, which are its lines that name no entity. */
const papersIn = (text: string): InterchangePaper[] =>
  linesOf(text).filter((line): line is InterchangePaper => !Object.hasOwn(line as object, 'entity'));

describe('An export as jsonl', () => {
  test('holds every paper with what the graph knows of it', async () => {
    const papers = papersIn(await textOf('jsonl'));
    expect(papers).toHaveLength(10);
    expect(papers[0]).toMatchObject({
      source: 'seed:research-papers/1',
      venue: { name: 'International Conference on Learning Representations', slug: expect.any(String) },
      ids: { arxiv: '2407.14985' },
      collection: [{ slug: 'research-papers', position: 1 }],
      graph: { slug: expect.stringMatching(/^generalization/), sources: [{ hashes: [expect.any(String)] }] },
    });
  });

  test('begins with what no paper carries, areas below others after them', async () => {
    const entities = linesOf(await textOf('jsonl')).filter(
      (line) => !papersIn(JSON.stringify(line)).length,
    ) as { entity: string; path?: string[] }[];
    expect(entities).toContainEqual({
      entity: 'area',
      path: ['Language Models'],
      slug: 'language-models',
      description: 'Machines that read.',
    });
    const paths = entities.map(({ path }) => path?.join(' > '));
    expect(paths.indexOf('Language Models > Interpretability')).toBeGreaterThan(
      paths.indexOf('Language Models'),
    );
    expect(entities.filter(({ entity }) => entity === 'venue')).toEqual([
      { entity: 'venue', name: 'An Empty Venue', kind: 'OTHER', slug: 'empty' },
    ]);
    expect(entities.filter(({ entity }) => entity === 'collection')).toEqual([
      expect.objectContaining({ slug: 'research-papers', description: expect.stringContaining('selection') }),
      { entity: 'collection', slug: 'later', title: 'To Read Later' },
    ]);
  });

  test('of some papers begins with the collections that were asked for', async () => {
    const [first, ...others] = linesOf(await textOf('jsonl', { collections: ['later', 'research-papers'] }));
    expect(first).toMatchObject({ entity: 'collection', slug: 'research-papers' });
    expect(others[0]).toMatchObject({ entity: 'collection', slug: 'later' });
    expect(others).toHaveLength(11);
    expect(linesOf(await textOf('jsonl', { authors: [ALBATROSS] }))[0]).toHaveProperty('title');
  });
});

describe('A filter', () => {
  /** The papers found, each by the SQL that says which they should be. */
  const expected = async (condition: string) =>
    (
      await database.dataSource.query<{ slug: string }[]>(
        `SELECT slug FROM paper p WHERE ${condition} ORDER BY id`,
      )
    ).map(({ slug }) => slug);
  const inArea = (...slugs: string[]) =>
    `id IN (SELECT paper_id FROM paper_area JOIN research_area a ON a.id = area_id WHERE a.slug IN ('${slugs.join("', '")}'))`;
  const BY_NIKLAS = `id IN (SELECT paper_id FROM authorship JOIN author a ON a.id = author_id WHERE a.slug = 'niklas-muennighoff')`;

  test.each<[string, Partial<ExportFilter>, string]>([
    [
      'an area takes those below it',
      { areas: ['language-models'] },
      inArea('language-models', 'interpretability'),
    ],
    ['an area by its name', { areas: ['  INTERPRETABILITY'] }, inArea('interpretability')],
    ['an author by slug', { authors: ['niklas-muennighoff'] }, BY_NIKLAS],
    ['an author by name', { authors: ['Niklas Muennighoff'] }, BY_NIKLAS],
    ['an author by ORCID iD', { authors: [ALBATROSS] }, BY_NIKLAS],
    ['a collection', { collections: ['research-papers'] }, 'true'],
    ['an empty collection', { collections: ['later'] }, 'false'],
    ['a venue by slug', { venues: ['iclr'] }, "venue_id = (SELECT id FROM venue WHERE slug = 'iclr')"],
    [
      'a venue by name',
      { venues: ['International Conference on Learning Representations'] },
      "venue_id = (SELECT id FROM venue WHERE slug = 'iclr')",
    ],
    ['a year', { years: [{ from: 2024, to: 2024 }] }, 'year = 2024'],
    ['years from', { years: [{ from: 2025, to: null }] }, 'year >= 2025'],
    ['years to', { years: [{ from: null, to: 2024 }] }, 'year <= 2024'],
    [
      'any of several values',
      {
        years: [
          { from: 2024, to: 2024 },
          { from: 2025, to: 2025 },
        ],
      },
      'year IN (2024, 2025)',
    ],
    [
      'all of several filters',
      { venues: ['iclr'], authors: [ALBATROSS], years: [{ from: 2025, to: null }] },
      `venue_id = (SELECT id FROM venue WHERE slug = 'iclr') AND year >= 2025 AND ${BY_NIKLAS}`,
    ],
  ])('%s', async (_what, filter, condition) => {
    const found = papersIn(await textOf('jsonl', filter)).map(
      ({ graph }) => (graph as { slug: string }).slug,
    );
    expect(found).toEqual(await expected(condition));
  });

  test.each<[Partial<ExportFilter>, string, RegExp]>([
    [
      { authors: ['niklas-munighoff'] },
      'there is no author "niklas-munighoff"',
      /^the nearest are niklas-muennighoff \(Niklas Muennighoff\), /,
    ],
    [{ areas: ['Langage Models'] }, 'there is no area "Langage Models"', /nearest are language-models /],
    [{ venues: ['icrl'] }, 'there is no venue "icrl"', /nearest are iclr /],
    [
      { collections: ['Research - Papers'] },
      'there is no collection "Research - Papers"',
      /nearest are research-papers \(Research - Papers\), later/,
    ],
    [{ authors: ['orcid:1'] }, '"orcid:1" is no ORCID iD', /^write it as orcid:/],
    [{ authors: ['orcid:0000-0001-5109-3700'] }, 'there is no author "orcid:0000-0001-5109-3700"', /nearest/],
  ])('that names what is not there is refused, with the nearest: %j', async (filter, message, mend) => {
    await expect(textOf('ris', filter)).rejects.toMatchObject({
      name: 'StartupError',
      message,
      mend: expect.stringMatching(mend),
    });
  });

  test('on a graph without any of the kind says so', async () => {
    const empty = await createTestDatabase();
    await expect(textOf('jsonl', { areas: ['x'] }, empty)).rejects.toMatchObject({
      mend: 'the graph has no area yet',
    });
    expect(await textOf('jsonl', {}, empty)).toBe('');
    expect(JSON.parse(await textOf('csl-json', {}, empty))).toEqual([]);
    expect(await textOf('bibtex', {}, empty)).toBe('');
    await empty.drop();
  });
});

test.each(['bibtex', 'ris', 'csl-json'] as const)(
  'an export as %s is read by another program',
  async (format) => {
    const read = { bibtex: readCitations.bibtex, ris: readCitations.ris, 'csl-json': readCitations.cslJson };
    const items = read[format](await textOf(format));
    const papers = papersIn(await textOf('jsonl'));
    expect(items.map(({ title }) => title)).toEqual(papers.map(({ title }) => title));
    expect(items.map(({ author }) => author?.length)).toEqual(papers.map(({ authors }) => authors?.length));
  },
);

test('citations name authors as their papers print them', async () => {
  const { dataSource } = database;
  const rename = (name: string) =>
    dataSource.query(
      `UPDATE authorship SET raw_name = $1 WHERE author_id = (SELECT id FROM author WHERE slug = 'niklas-muennighoff')`,
      [name],
    );
  for (const [printed, cited] of [
    ['N. van Münnighoff', 'van Münnighoff, N.'],
    ['Muennighoff, Inc.', '{Muennighoff, Inc.}'],
    ['Niklas Muennighoff', 'Muennighoff, Niklas'],
  ] as const) {
    await rename(printed);
    expect(await textOf('bibtex', { authors: ['niklas-muennighoff'] })).toContain(cited);
  }
});

describe('On a graph of some thousand papers', () => {
  const MANY = 3_500;
  let large: TestDatabase;
  const options = (format: ExportFormat): ExportOptions => ({
    dataSource: large.dataSource,
    format,
    filter: ALL,
  });

  beforeAll(async () => {
    large = await createTestDatabase();
    await large.dataSource.query(`
      INSERT INTO paper (slug, title, title_folded, abstract, type)
      SELECT 'same-words-here-' || md5(n::text), 'The Same Words Here', '', repeat('text ', 100), 'OTHER' FROM generate_series(1, ${MANY}) n`);
  });

  afterAll(() => large?.drop());

  test('a reader that stops reading stops the export, and the connection is given back', async () => {
    const events = new EventEmitter();
    const isClosed = once(events, 'closed');
    async function* text() {
      try {
        for await (const piece of exportPapers(options('ris'))) yield piece.text;
      } finally {
        events.emit('closed');
      }
    }
    // Takes one piece and asks for no other.
    const full = new Writable({ highWaterMark: 1, write: () => events.emit('asked') });
    const isAsked = once(events, 'asked');
    large.statements();
    const piping = pipeline(text, full).catch(() => 'stopped');
    await isAsked;
    full.destroy();
    expect(await piping).toBe('stopped');
    await isClosed;
    expect(large.statements().filter((sql) => sql.startsWith('FETCH')).length).toBeLessThan(3);
    const open = await large.dataSource.query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    expect(open).toEqual([]);
  });

  test('what is written meanwhile is not seen', async () => {
    let papers = 0;
    const titles = new Set<string>();
    for await (const piece of exportPapers(options('jsonl'))) {
      if (papers === 0 && piece.papers > 0) {
        await large.dataSource.query("UPDATE paper SET title = 'Changed'");
        await large.dataSource.query(
          "INSERT INTO paper (slug, title, title_folded, type) VALUES ('new', 'New', '', 'OTHER')",
        );
        await large.dataSource.query('DELETE FROM paper WHERE id % 2 = 0');
      }
      papers += piece.papers;
      for (const { title } of papersIn(piece.text)) titles.add(title ?? '');
    }
    expect(papers).toBe(MANY);
    expect([...titles]).toEqual(['The Same Words Here']);
  });

  test('every BibTeX entry has a key of its own', async () => {
    const keys = [...(await textOf('bibtex', {}, large)).matchAll(/^@misc\{(\w+),$/gm)].map(([, key]) => key);
    expect(keys.length).toBeGreaterThan(MANY / 2 - 1);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.slice(0, 2)).toEqual(['anonsamewordshere', 'anonsamewordsherex2']);
  });
});
