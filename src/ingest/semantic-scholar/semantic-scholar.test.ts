import { describe, expect, it, test } from '@jest/globals';
import { readingsOf } from '../../../test/harness/read-source';
import { cleanRecord } from '../../interchange/clean-record';
import { readSemanticScholar } from '.';

const key = (digit: string) => digit.repeat(40);

const PAPER = {
  paperId: key('a'),
  corpusId: 7,
  externalIds: { DOI: '10.1234/ABC', ArXiv: '2401.00001', DBLP: 'conf/x/Y24', MAG: '9', PubMedCentral: '34' },
  url: 'https://www.semanticscholar.org/paper/x',
  title: 'On Graphs',
  abstract: null,
  tldr: { text: 'Too long.' },
  venue: 'Graphs',
  publicationVenue: { name: 'GraphConf', type: 'conference' },
  publicationTypes: ['JournalArticle'],
  publicationDate: '2024-05-06',
  year: 2024,
  citationCount: 2,
  fieldsOfStudy: ['Computer Science'],
  s2FieldsOfStudy: [{ category: 'Mathematics' }, { category: 'Computer Science' }],
  openAccessPdf: { url: 'https://example.org/a.pdf' },
  authors: [{ authorId: '12', name: 'Ada Lovelace', externalIds: { DBLP: ['Ada Lovelace'] } }],
  references: [
    { paperId: key('b'), title: 'Cited', externalIds: null },
    { paperId: null, title: 'A note' },
  ],
  citations: [{ paperId: key('c'), title: 'Citing', authors: [] }],
};

describe('a paper of Semantic Scholar', () => {
  it('becomes a paper, and what cites it and what it cites become papers that are linked to it', async () => {
    const readings = await readingsOf(readSemanticScholar, JSON.stringify(PAPER, null, 1));
    const records = readings.flatMap((reading) =>
      reading.kind === 'paper' ? [cleanRecord(reading.paper).record] : [],
    );
    expect(records[0]).toEqual({
      source: `s2:${key('a')}`,
      title: 'On Graphs',
      type: 'CONFERENCE_PAPER',
      venue: { name: 'GraphConf', kind: 'CONFERENCE' },
      year: 2024,
      publishedOn: '2024-05-06',
      citationCount: 2,
      awards: [],
      ids: [
        { scheme: 'DOI', value: '10.1234/abc' },
        { scheme: 'ARXIV', value: '2401.00001' },
        { scheme: 'S2', value: key('a') },
        { scheme: 'S2', value: '7' },
        { scheme: 'PMCID', value: 'PMC34' },
        { scheme: 'DBLP', value: 'conf/x/Y24' },
      ],
      authors: [{ name: 'Ada Lovelace', ids: [{ scheme: 'S2', value: '12' }], affiliations: [] }],
      areas: [['Computer Science'], ['Mathematics']],
      keywords: [],
      links: [
        { kind: 'LANDING', url: 'https://www.semanticscholar.org/paper/x' },
        { kind: 'PDF', url: 'https://example.org/a.pdf' },
      ],
      references: [
        { ids: [{ scheme: 'S2', value: key('b') }], title: 'Cited' },
        { ids: [], title: 'A note' },
      ],
      collections: [],
    });
    expect(records.slice(1)).toMatchObject([
      { source: `s2:${key('b')}`, title: 'Cited', references: [] },
      {
        source: `s2:${key('c')}`,
        title: 'Citing',
        references: [
          {
            ids: [
              { scheme: 'DOI', value: '10.1234/abc' },
              { scheme: 'ARXIV', value: '2401.00001' },
              { scheme: 'S2', value: key('a') },
            ],
          },
        ],
      },
    ]);
    expect(readings.filter(({ kind }) => kind === 'fault')).toMatchObject([
      { reason: 'a citation or reference without paperId', text: '{"paperId":null,"title":"A note"}' },
    ]);
  });

  test.each([
    ['an answer to a search', { total: 1, offset: 0, data: [{ paperId: key('d'), title: 'x' }] }],
    ['a batch', [{ paperId: key('d'), title: 'x' }]],
    ['an answer about citations', { offset: 0, data: [{ citingPaper: { paperId: key('d'), title: 'x' } }] }],
  ])('is found in %s', async (_where, value) => {
    expect(await readingsOf(readSemanticScholar, JSON.stringify(value))).toMatchObject([
      { kind: 'paper', paper: { source: `s2:${key('d')}`, title: 'x' } },
    ]);
  });

  test.each([
    [
      { venue: 'arXiv.org', publicationTypes: ['JournalArticle'], journal: { name: 'ArXiv' } },
      'PREPRINT',
      'REPOSITORY',
    ],
    [
      { venue: 'Essays', publicationTypes: ['JournalArticle'], journal: { name: 'Mind' } },
      'JOURNAL_ARTICLE',
      'JOURNAL',
    ],
    [{ venue: 'XConf', publicationTypes: ['Conference'] }, 'CONFERENCE_PAPER', 'CONFERENCE'],
    [{ venue: 'A book', publicationTypes: ['Book'] }, 'BOOK', 'OTHER'],
    [{ venue: '', publicationTypes: null }, 'OTHER', undefined],
  ])('of %j is a %s at a %s', async (paper, type, kind) => {
    const [reading] = await readingsOf(
      readSemanticScholar,
      JSON.stringify({ paperId: key('e'), title: 'x', ...paper }),
    );
    const { record } = cleanRecord(reading?.kind === 'paper' && reading.paper);
    expect([record.type, record.venue?.kind]).toEqual([type, kind]);
  });

  it('that holds something else everywhere does no harm', async () => {
    const odd = Object.fromEntries(Object.keys(PAPER).map((name) => [name, [null, 5, [{}]]]));
    await expect(readingsOf(readSemanticScholar, JSON.stringify(odd))).resolves.not.toHaveLength(0);
  });
});
