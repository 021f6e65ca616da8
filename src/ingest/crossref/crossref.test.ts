import { describe, expect, it, test } from '@jest/globals';
import { readingsOf } from '../../../test/harness/read-source';
import { cleanRecord } from '../../interchange/clean-record';
import { readCrossref } from '.';

const WORK = {
  DOI: '10.1234/ABC',
  type: 'journal-article',
  title: ['<i>Primulina</i> &amp; friends'],
  subtitle: ['A study'],
  abstract: '<jats:title>Abstract</jats:title>\n  <jats:p>We found <jats:italic>it</jats:italic>.</jats:p>',
  author: [
    {
      given: 'Ada',
      family: 'Lovelace',
      suffix: 'Jr.',
      ORCID: 'https://orcid.org/0000-0002-1825-0097',
      affiliation: [
        { name: 'ETH', id: [{ id: 'https://ror.org/05a28rw58', 'id-type': 'ROR' }], place: ['Zürich'] },
        {},
      ],
    },
    { name: 'Acme, Inc.', sequence: 'additional' },
  ],
  'container-title': ['Soft &amp; Hard'],
  published: { 'date-parts': [[2019, 4]] },
  ISBN: ['978-3-16-148410-0'],
  relation: { 'has-preprint': [{ id: '10.1101/x', 'id-type': 'doi' }] },
  reference: [
    { key: 'a', DOI: '10.1234/y', 'article-title': 'Y' },
    { key: 'b', unstructured: 'Z 1999' },
    { key: 'c', 'volume-title': 'V' },
  ],
  'is-referenced-by-count': 5,
  resource: { primary: { URL: 'https://example.org/abc' } },
  link: [
    {
      URL: 'https://example.org/abc.pdf',
      'content-type': 'application/pdf',
      'intended-application': 'text-mining',
    },
    {
      URL: 'https://x.org/1',
      'content-type': 'application/pdf',
      'intended-application': 'similarity-checking',
    },
    { URL: 'https://example.org/abc.xml', 'content-type': 'text/xml' },
  ],
};

async function recordsOf(value: unknown) {
  const readings = await readingsOf(readCrossref, JSON.stringify(value));
  return readings.map((reading) => cleanRecord(reading.kind === 'paper' && reading.paper).record);
}

describe('a work of Crossref', () => {
  it('becomes a paper', async () => {
    expect(await recordsOf({ status: 'ok', message: { 'total-results': 1, items: [WORK] } })).toEqual([
      {
        source: 'crossref:10.1234/abc',
        title: 'Primulina & friends: A study',
        abstract: 'We found it.',
        type: 'JOURNAL_ARTICLE',
        venue: { name: 'Soft & Hard', kind: 'JOURNAL' },
        year: 2019,
        citationCount: 5,
        awards: [],
        ids: [{ scheme: 'DOI', value: '10.1234/abc' }],
        authors: [
          {
            name: 'Ada Lovelace Jr.',
            orcid: '0000-0002-1825-0097',
            ids: [],
            affiliations: [{ text: 'ETH, Zürich', ror: '05a28rw58' }],
            person: { givenName: 'Ada', familyName: 'Lovelace' },
          },
          { name: 'Acme, Inc.', ids: [], affiliations: [], person: { familyName: 'Acme, Inc.' } },
        ],
        areas: [],
        keywords: [],
        links: [
          { kind: 'LANDING', url: 'https://example.org/abc' },
          { kind: 'PDF', url: 'https://example.org/abc.pdf' },
        ],
        references: [
          { ids: [{ scheme: 'DOI', value: '10.1234/y' }], title: 'Y' },
          { ids: [], title: 'V' },
        ],
        collections: [],
      },
    ]);
  });

  test.each([
    ['an answer about one work', { status: 'ok', message: WORK }],
    ['a file of the snapshot', { items: [WORK] }],
    ['a list', [WORK]],
    ['a line', WORK],
  ])('is found in %s', async (_where, value) => {
    expect(await recordsOf(value)).toMatchObject([{ source: 'crossref:10.1234/abc' }]);
  });

  test.each([
    [[[2020, 2, 29]], { year: 2020, publishedOn: '2020-02-29' }],
    [[[2020, 2]], { year: 2020, publishedOn: undefined }],
    [[[2020]], { year: 2020, publishedOn: undefined }],
    [[[null]], { year: undefined, publishedOn: undefined }],
    [[], { year: undefined, publishedOn: undefined }],
  ])('dated %j is of %j', async (parts, expected) => {
    const [record] = await recordsOf({ DOI: '10.5555/x', title: ['x'], issued: { 'date-parts': parts } });
    expect({ year: record?.year, publishedOn: record?.publishedOn }).toEqual(expected);
  });

  test.each([
    ['posted-content', { type: 'PREPRINT', venue: { name: 'bioRxiv', kind: 'REPOSITORY' } }],
    ['proceedings-article', { type: 'CONFERENCE_PAPER', venue: { name: 'Proc. of X', kind: 'CONFERENCE' } }],
    ['book-chapter', { type: 'BOOK_CHAPTER', venue: { name: 'Proc. of X', kind: 'OTHER' } }],
    ['monograph', { type: 'BOOK', ids: [{ scheme: 'DOI' }, { scheme: 'ISBN', value: '9783161484100' }] }],
    ['peer-review', { type: 'OTHER' }],
  ])('of type %s is %j', async (type, expected) => {
    const titles = type === 'posted-content' ? [] : ['Lecture Notes', 'Proc. of X'];
    const work = {
      DOI: '10.5555/x',
      title: ['x'],
      type,
      ISBN: WORK.ISBN,
      institution: [{ name: 'bioRxiv' }],
      'container-title': titles,
    };
    expect(await recordsOf(work)).toMatchObject([expected]);
  });

  it('of another source is none', async () => {
    const work = { id: 'https://openalex.org/W1', title: 'x' };
    expect(await readingsOf(readCrossref, JSON.stringify([work]))).toMatchObject([
      { kind: 'fault', line: 1, reason: 'is no work of Crossref: it has no DOI of one' },
    ]);
  });

  it('that holds something else everywhere does no harm', async () => {
    const odd = Object.fromEntries(Object.keys(WORK).map((key) => [key, [null, 5, [{}]]]));
    await expect(readingsOf(readCrossref, JSON.stringify(odd))).resolves.toHaveLength(1);
  });
});
