import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { cleanRecord } from './clean-record';
import type { PaperRecord } from './paper-record';
import { type StoredRecordOptions, storedRecords } from './stored-records';
import { toInterchange } from './to-interchange';

let database: TestDatabase;

/** What a second source of a paper says of it. */
const LATER: PaperRecord = {
  source: 'later:1',
  title: 'Later',
  type: 'OTHER',
  awards: [],
  ids: [],
  authors: [],
  areas: [],
  keywords: [],
  links: [],
  references: [],
  collections: [],
};

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const ROWS = `
  INSERT INTO venue (id, slug, name, name_folded, search_text, acronym, kind)
    VALUES (1, 'tmlr', 'Transactions on Machine Learning Research', '', '', 'TMLR', 'JOURNAL');
  INSERT INTO paper (id, slug, title, title_folded, abstract, excerpt, type, published_on, first_public_on, year, venue_id,
      presentation, keywords, awards, citation_count, created_at, updated_at) VALUES
    (1, 'full', 'A Full Paper', '', 'All of it.', 'Some of it…', 'JOURNAL_ARTICLE', '2024-02-29', '2023-12-31', 2024, 1, 'ORAL',
      '{graphs,"two, words"}', '{Best Paper}', 3, '2024-03-01 12:00:00.123456+02', '2024-03-02 00:00:00Z'),
    (2, 'bare', 'A Bare Paper', '', NULL, NULL, 'OTHER', NULL, NULL, NULL, NULL, NULL, '{}', '{}', NULL, now(), now()),
    (3, 'begun', 'A Paper with an Abstract', '', 'Short.', 'Short.', 'PREPRINT', NULL, NULL, 2020, NULL, NULL, '{}', '{}', 0, now(), now());
  INSERT INTO paper_identifier (scheme, value, paper_id, position) VALUES
    ('OPENREVIEW', 'aB3', 1, 1), ('DOI', '10.1000/z', 1, 2), ('DOI', '10.1000/a', 1, 3), ('ARXIV', '2401.00001', 3, 1);
  INSERT INTO paper_link (paper_id, position, kind, url, label) VALUES
    (1, 2, 'CODE', 'https://example.org/code', NULL), (1, 1, 'PDF', 'https://example.org/pdf', 'Camera ready');
  INSERT INTO author (id, slug, name, name_folded, given_name, family_name, alternate_names, orcid, homepage) VALUES
    (1, 'zoe', 'Zoë van der Berg', '', 'Zoë', 'van der Berg', '{Z. Berg}', '0000-0002-1825-0097', 'https://example.org/zoe'),
    (2, 'lab', 'The Lab Team, Inc.', '', NULL, 'The Lab Team, Inc.', '{}', NULL, NULL),
    (3, 'wu', 'Wu Li', '', 'Wu', 'Li', '{}', NULL, NULL);
  INSERT INTO author_identifier (scheme, value, author_id) VALUES ('S2', '77', 1), ('OPENREVIEW', '~Zoe1', 1), ('S2', '11', 1);
  INSERT INTO organization (id, slug, name, name_folded, ror, country) VALUES
    (1, 'cmu', 'Carnegie Mellon University', '', '05x2bcf33', 'US'), (2, 'ai2', 'AI2', '', NULL, NULL);
  INSERT INTO authorship (paper_id, position, author_id, raw_name, is_corresponding) VALUES
    (1, 2, 2, 'The Lab Team, Inc.', NULL), (1, 1, 1, 'Z. van der Berg', true), (2, 1, 1, 'Zoë van der Berg', NULL), (3, 1, 3, 'Wu Li', false);
  INSERT INTO affiliation (paper_id, author_position, position, organization_id, raw_text) VALUES
    (1, 1, 2, 2, 'Ai2'), (1, 1, 1, 1, 'CMU, Pittsburgh'), (2, 1, 1, 2, 'AI2');
  INSERT INTO research_area (id, slug, name, name_folded, parent_id) VALUES
    (1, 'computing', 'Computing', 'computing', NULL), (2, 'learning', 'Learning', '', 1), (3, 'theory', 'Theory', '', 2), (4, 'odd', 'Odd', 'odd', NULL);
  INSERT INTO paper_area (paper_id, position, area_id) VALUES (1, 2, 1), (1, 1, 3), (2, 1, 4), (3, 1, 3);
  INSERT INTO collection (id, slug, title, description) VALUES (1, 'lab', 'Of the Lab', 'All'), (2, 'best', 'Best', NULL);
  INSERT INTO collection_paper (collection_id, position, paper_id) VALUES (2, 1, 1), (1, 7, 1), (1, 1, 3);
  INSERT INTO source_record (source_key, paper_id, position, payload_hashes, payload, imported_at) VALUES
    ('later:1', 1, 2, ARRAY[sha256('two'), sha256('one')], '${JSON.stringify(LATER)}', '2024-03-02 01:02:03.000004Z'),
    ('first:1', 1, 1, ARRAY[sha256('one')], NULL, '2024-03-01 00:00:00Z'), ('first:3', 3, 1, '{}', NULL, '2024-03-01 00:00:00Z');
  INSERT INTO paper_reference (citing_id, cited_id, position) VALUES (1, 3, 4), (1, 2, 2), (3, 1, 1);
  INSERT INTO pending_reference (citing_id, position, source_key, title) VALUES
    (1, 1, NULL, 'Far Away'), (1, 3, 'else:5', NULL), (1, 5, NULL, NULL);
  INSERT INTO pending_reference_identifier (scheme, value, citing_id, position) VALUES
    ('PMID', '5', 1, 5), ('DOI', '10.1000/y', 1, 5), ('DOI', '10.1000/x', 1, 5)`;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.dataSource.query(ROWS);
});

afterAll(() => database?.drop());

const read = (ids: readonly number[], options?: StoredRecordOptions): Promise<Map<number, PaperRecord>> =>
  storedRecords((sql, parameters) => database.dataSource.query(sql, [...parameters]), ids, options);

describe('A stored paper is read back', () => {
  test('whole, every list in its order', async () => {
    expect((await read([1])).get(1)).toEqual({
      source: 'first:1',
      title: 'A Full Paper',
      abstract: 'All of it.',
      excerpt: 'Some of it…',
      type: 'JOURNAL_ARTICLE',
      venue: { name: 'Transactions on Machine Learning Research', acronym: 'TMLR', kind: 'JOURNAL' },
      year: 2024,
      publishedOn: '2024-02-29',
      firstPublicOn: '2023-12-31',
      presentation: 'ORAL',
      citationCount: 3,
      awards: ['Best Paper'],
      ids: [
        { scheme: 'DOI', value: '10.1000/z' },
        { scheme: 'DOI', value: '10.1000/a' },
        { scheme: 'OPENREVIEW', value: 'aB3' },
      ],
      authors: [
        {
          name: 'Z. van der Berg',
          orcid: '0000-0002-1825-0097',
          ids: [
            { scheme: 'OPENREVIEW', value: '~Zoe1' },
            { scheme: 'S2', value: '11' },
            { scheme: 'S2', value: '77' },
          ],
          affiliations: [
            { text: 'CMU, Pittsburgh', name: 'Carnegie Mellon University', ror: '05x2bcf33', country: 'US' },
            { text: 'Ai2' },
          ],
          isCorresponding: true,
        },
        {
          name: 'The Lab Team, Inc.',
          ids: [],
          affiliations: [],
          person: { familyName: 'The Lab Team, Inc.' },
        },
      ],
      areas: [['Computing', 'Learning', 'Theory'], ['Computing']],
      keywords: ['graphs', 'two, words'],
      links: [
        { kind: 'PDF', url: 'https://example.org/pdf', label: 'Camera ready' },
        { kind: 'CODE', url: 'https://example.org/code' },
      ],
      references: [
        { title: 'Far Away', ids: [] },
        { title: 'A Bare Paper', ids: [] },
        { source: 'else:5', ids: [] },
        { source: 'first:3', ids: [{ scheme: 'ARXIV', value: '2401.00001' }] },
        {
          ids: [
            { scheme: 'DOI', value: '10.1000/x' },
            { scheme: 'DOI', value: '10.1000/y' },
            { scheme: 'PMID', value: '5' },
          ],
        },
      ],
      collections: [
        { slug: 'lab', title: 'Of the Lab', description: 'All', position: 7 },
        { slug: 'best', title: 'Best', position: 1 },
      ],
    });
  });

  test('with what only the graph knows, where that is asked for', async () => {
    const records = await read([1, 3], { state: true });
    const { authors, graph, venue } = records.get(1) ?? {};
    expect(graph).toEqual({
      slug: 'full',
      createdAt: '2024-03-01T10:00:00.123456Z',
      updatedAt: '2024-03-02T00:00:00.000000Z',
      sources: [
        { source: 'first:1', hashes: [sha256('one')], importedAt: '2024-03-01T00:00:00.000000Z' },
        {
          source: 'later:1',
          hashes: [sha256('two'), sha256('one')],
          importedAt: '2024-03-02T01:02:03.000004Z',
          record: LATER,
        },
      ],
    });
    expect(venue).toMatchObject({ slug: 'tmlr' });
    expect(authors?.map(({ person }) => person)).toEqual([
      {
        slug: 'zoe',
        name: 'Zoë van der Berg',
        alternateNames: ['Z. Berg'],
        homepage: 'https://example.org/zoe',
      },
      { slug: 'lab', familyName: 'The Lab Team, Inc.' },
    ]);
    expect(authors?.[0]?.affiliations.map(({ slug }) => slug)).toEqual(['cmu', 'ai2']);
    expect(authors?.[0]?.affiliations[1]).toEqual({ text: 'Ai2', name: 'AI2', slug: 'ai2' });
    expect(records.get(3)?.authors[0]?.person).toEqual({ slug: 'wu' });
  });

  test('without what is not known, and under its slug where no source is', async () => {
    const records = await read([2, 3]);
    expect(records.get(2)).toEqual({
      source: 'papergraph:bare',
      title: 'A Bare Paper',
      type: 'OTHER',
      awards: [],
      ids: [],
      authors: [expect.objectContaining({ name: 'Zoë van der Berg', affiliations: [{ text: 'AI2' }] })],
      areas: [['Odd']],
      keywords: [],
      links: [],
      references: [],
      collections: [],
    });
    expect(records.get(3)).toMatchObject({ abstract: 'Short.', citationCount: 0 });
    expect(records.get(3)).not.toHaveProperty('excerpt');
  });
});

test('a record read back is clean: interchange JSON makes the same record of it', async () => {
  for (const options of [{}, { state: true }]) {
    for (const record of (await read([1, 2, 3], options)).values()) {
      const json = JSON.stringify(toInterchange(record));
      expect(cleanRecord(JSON.parse(json))).toEqual({ record, notes: [] });
    }
  }
});

test('papers come in the order asked for, and those that are gone are left out', async () => {
  expect([...(await read([3, 99, 1, 2])).keys()]).toEqual([3, 1, 2]);
  expect(await read([])).toEqual(new Map());
});

test('many papers cost as many statements as one', async () => {
  database.statements();
  await read([1], { state: true });
  const one = database.statements().length;
  await read([1, 2, 3], { state: true });
  expect(database.statements()).toHaveLength(one);
});

test('areas that are one another’s parents end the way up', async () => {
  await database.dataSource.query('UPDATE research_area SET parent_id = 3 WHERE id = 1');
  expect((await read([3])).get(3)?.areas).toEqual([['Computing', 'Learning', 'Theory']]);
  await database.dataSource.query('UPDATE research_area SET parent_id = NULL WHERE id = 1');
});
