import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { exportPapers } from '../../src/export/export-papers';
import { cleanEntity } from '../../src/interchange/clean-entity';
import { cleanRecord } from '../../src/interchange/clean-record';
import type { InterchangePaper } from '../../src/interchange/interchange-json';
import { createGraphWriter } from '../../src/writer';
import { graphSnapshot } from '../harness/graph-snapshot';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';

const ALL = { areas: [], authors: [], collections: [], venues: [], years: [] };

/** Each list is one import. */
const IMPORTS: readonly (readonly InterchangePaper[])[] = [
  [
    {
      source: 'one:1',
      title: 'Sparse Attention over Long Documents',
      abstract: 'We look at documents that are long.',
      type: 'PREPRINT',
      publishedOn: '2021-03-04',
      ids: { arxiv: '2103.01234', s2: '77', doi: ['10.1000/xyz', '10.1000/abc'] },
      authors: [
        {
          name: 'Maria de la Cruz',
          orcid: '0000-0002-1825-0097',
          affiliations: [
            { text: 'CMU, Pittsburgh', name: 'Carnegie Mellon', ror: '05x2bcf33', country: 'US' },
          ],
        },
        { name: 'Wei Wang', ids: { openreview: '~Wei_Wang1', s2: '5' }, isCorresponding: true },
        { name: 'The Deep Team, Inc.', person: { familyName: 'The Deep Team, Inc.' } },
      ],
      areas: ['Language > Long Context', 'Learning'],
      keywords: ['attention', 'long, very'],
      references: [
        { doi: '10.1000/later' },
        { title: 'A Work That Nobody Has Ever Seen' },
        { source: 'one:2' },
        { arxiv: '1706.03762', title: 'Unknown' },
      ],
      collection: [{ title: 'Of the Lab', description: 'What we read', position: 3 }],
    },
    {
      source: 'one:2',
      title: 'Poster',
      year: 2020,
      venue: { name: 'Conference on Posters', acronym: 'CP', kind: 'CONFERENCE' },
      presentation: 'Oral',
      award: ['Best Poster', 'Most Colours'],
      authors: [
        { name: 'Wei Wang', ids: { openreview: '~Wei_Wang2' }, affiliations: ['MIT'] },
        { name: 'X Æ' },
      ],
      citationCount: 0,
      collection: [{ title: 'Of the Lab' }],
    },
    { source: 'one:3', title: 'Poster', year: 2020, authors: [{ name: 'Wei Wang' }] },
    { title: 'Without a Source and without Authors', excerpt: 'Its own beginning…' },
  ],
  [
    {
      source: 'two:1',
      title: 'Sparse Attention over Long Documents',
      abstract: 'We look at documents that are long, and at attention that is sparse.',
      type: 'CONFERENCE_PAPER',
      venue: { name: 'Conference on Posters', acronym: 'CP', kind: 'CONFERENCE' },
      year: 2022,
      ids: { arxiv: '2103.01234', acl: '2022.cp-1.1' },
      authors: [
        { name: 'Maria de la Cruz', affiliations: ['mit', 'Carnegie Mellon'] },
        { name: 'W. Wang', ids: { openreview: '~Wei_Wang1', dblp: '12/345' } },
      ],
      areas: ['Language'],
      links: [{ kind: 'PDF', url: 'https://example.org/a.pdf', label: 'Camera ready' }],
    },
    {
      source: 'two:2',
      title: 'What Came Later',
      ids: { doi: '10.1000/LATER' },
      references: [{ arxiv: '2103.01234' }],
    },
    { source: 'two:2', title: 'What Came Later', year: 2023, ids: { doi: '10.1000/later' } },
  ],
  [
    {
      source: 'three:1',
      title: 'Maps',
      year: 2001,
      authors: [{ name: 'E. Frontoni', ids: { s2: '9' } }],
      ids: { pmid: '1' },
    },
    {
      source: 'three:2',
      title: 'Maps Again',
      year: 2002,
      authors: [{ name: 'Emanuele Frontoni' }],
      ids: { dblp: 'journals/x/1' },
    },
    {
      source: 'three:3',
      title: 'Maps Once More',
      year: 2003,
      authors: [{ name: 'Emanuele Frontoni', ids: { s2: '9' } }],
      references: [{ dblp: 'journals/x/2' }, { pmid: '1' }],
    },
    { source: 'three:4', title: 'Maps and Masses', year: 2004, ids: { dblp: 'journals/x/2' } },
    { source: 'three:5', title: 'Maps and Masses, Published', year: 2005, ids: { doi: '10.1000/maps' } },
  ],
  // Shows that two papers are one.
  [
    {
      source: 'four:1',
      title: 'Maps and Masses',
      year: 2005,
      ids: { dblp: 'journals/x/2', doi: '10.1000/maps' },
    },
  ],
];

let original: TestDatabase;
let copy: TestDatabase;

async function importInto(
  dataSource: DataSource,
  papers: readonly unknown[],
  batchSize: number,
): Promise<void> {
  const writer = createGraphWriter({ dataSource });
  for (let start = 0; start < papers.length; start += batchSize) {
    await writer.writePapers(
      papers.slice(start, start + batchSize).map((paper) => {
        const { record, notes } = cleanRecord(paper);
        expect(notes).toEqual([]);
        return record;
      }),
    );
  }
  await writer.close();
}

async function exported({ dataSource }: TestDatabase): Promise<object[]> {
  const lines: object[] = [];
  for await (const { text } of exportPapers({ dataSource, format: 'jsonl', filter: ALL })) {
    lines.push(
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    );
  }
  return lines;
}

async function importExported(dataSource: DataSource, lines: readonly object[]): Promise<void> {
  const writer = createGraphWriter({ dataSource });
  await writer.writeEntities(lines.filter((line) => Object.hasOwn(line, 'entity')).map(cleanEntity));
  await writer.close();
  await importInto(
    dataSource,
    lines.filter((line) => !Object.hasOwn(line, 'entity')),
    3,
  );
}

beforeAll(async () => {
  original = await createTestDatabase('seeded');
  for (const papers of IMPORTS) await importInto(original.dataSource, papers, 2);
  copy = await createTestDatabase();
  await importExported(copy.dataSource, await exported(original));
});

afterAll(async () => {
  await original?.drop();
  await copy?.drop();
});

describe('A graph that is exported and imported into an empty database', () => {
  test('is the same row by row', async () => {
    const absorbed = await original.dataSource.query('SELECT FROM paper_former_slug');
    expect(absorbed).toHaveLength(1);
    const [one, other] = [await graphSnapshot(original.dataSource), await graphSnapshot(copy.dataSource)];
    expect(Object.keys(other)).toEqual(Object.keys(one));
    for (const table of Object.keys(one)) expect({ [table]: other[table] }).toEqual({ [table]: one[table] });
  });

  test('is exported as before', async () => {
    expect(await exported(copy)).toEqual(await exported(original));
  });

  test('is what it is when its export is imported again', async () => {
    const before = await graphSnapshot(copy.dataSource);
    await importExported(copy.dataSource, await exported(original));
    expect(await graphSnapshot(copy.dataSource)).toEqual(before);
  });
});
