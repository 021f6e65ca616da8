import { describe, expect, test } from '@jest/globals';
import { recordOf } from '../../test/harness/write-papers';
import type { InterchangePaper } from '../interchange/interchange-json';
import { matchKey } from './match-key';
import { type Arrival, type KnownPapers, PaperSlots } from './paper-slots';

const NOTHING: KnownPapers = {
  bySource: new Map(),
  byIdentifier: new Map(),
  byMatchKey: new Map(),
  yearBySource: new Map(),
};

function arrival(paper: InterchangePaper): Arrival {
  const record = recordOf(paper);
  return { record, hashes: [record.source], matchKey: matchKey(record) };
}

/** Places records one after the other. @returns what became of each, and the sources of each paper */
function placed(known: KnownPapers, ...papers: InterchangePaper[]) {
  const slots = new PaperSlots(known);
  const outcomes = papers.map((paper) => slots.place(arrival(paper)));
  const touched = slots.touched();
  return {
    outcomes,
    touched,
    papers: touched.map(({ arrivals }) => arrivals.map(({ record }) => record.source)),
  };
}

const TITLE = 'Attention over Long Documents';
const byDoe = { title: TITLE, authors: [{ name: 'Jane Doe' }] };

describe('Records are one paper', () => {
  test('of the same source key, whatever else they say', () => {
    const { outcomes, papers } = placed(
      NOTHING,
      { source: 'a', title: 'One Title of a Paper', ids: { doi: '10.1000/1' } },
      { source: 'a', title: 'Quite Another Title', ids: { doi: '10.1000/2' } },
    );
    expect(outcomes).toEqual(['created', 'updated']);
    expect(papers).toEqual([['a', 'a']]);
  });

  test.each([
    ['DOIs in another case', { doi: '10.1000/AbC' }, { doi: '10.1000/aBc' }],
    ['a DOI behind its resolver', { doi: 'https://doi.org/10.1000/abc' }, { doi: '10.1000/abc' }],
    ['a DOI behind an old resolver', { doi: 'http://dx.doi.org/10.1000/abc' }, { doi: 'doi:10.1000/abc' }],
    ['versions of an arXiv id', { arxiv: '2101.00001v1' }, { arxiv: 'arXiv:2101.00001v3' }],
    ['the DOI of an arXiv id', { doi: '10.48550/arXiv.2101.00001' }, { arxiv: '2101.00001' }],
    ['any one of several', { doi: '10.1000/1', pmid: '5' }, { doi: '10.1000/2', pmid: '5' }],
  ])('that share %s', (_what, one, other) => {
    const { outcomes, touched } = placed(
      NOTHING,
      { source: 'a', title: 'One', ids: one },
      { source: 'b', title: 'Other', year: 1999, ids: other },
    );
    expect(outcomes).toEqual(['created', 'merged']);
    expect(touched).toHaveLength(1);
    expect(touched[0]?.merges).toMatchObject([{ sourceKey: 'b', reason: 'IDENTIFIER', absorbedId: null }]);
  });

  test.each([
    ['the same year', 2020, 2020, true],
    ['years one apart', 2020, 2021, true],
    ['years one apart the other way', 2021, 2020, true],
    ['years two apart', 2020, 2022, false],
    ['no year', undefined, undefined, true],
    ['a year and none', 2020, undefined, false],
  ])('of one title and first author and %s: %s, %s, %s', (_what, one, other, isOne) => {
    const { outcomes, touched } = placed(
      NOTHING,
      { ...byDoe, source: 'a', year: one },
      { title: 'ATTENTION: over long documents.', authors: [{ name: 'Doe, J.' }], source: 'b', year: other },
    );
    expect(outcomes).toEqual(['created', isOne ? 'merged' : 'created']);
    if (isOne) {
      expect(touched[0]?.merges).toMatchObject([
        { sourceKey: 'b', reason: 'TITLE', detail: 'ATTENTION: over long documents.' },
      ]);
    }
  });

  test('by an identifier before a title', () => {
    const { papers } = placed(
      NOTHING,
      { ...byDoe, source: 'a' },
      { source: 'b', title: 'Another', ids: { doi: '10.1000/1' } },
      { ...byDoe, source: 'c', ids: { doi: '10.1000/1' } },
    );
    expect(papers).toEqual([['a'], ['b', 'c']]);
  });

  test('that a further record shows to be one', () => {
    const { outcomes, touched, papers } = placed(
      NOTHING,
      { source: 'a', title: 'One', ids: { doi: '10.1000/1' } },
      { source: 'b', title: 'Other', ids: { arxiv: '2101.00001' } },
      { source: 'c', title: 'Both', ids: { arxiv: '2101.00001', doi: '10.1000/1' } },
    );
    expect(outcomes).toEqual(['created', 'created', 'merged']);
    expect(papers).toEqual([['a', 'b', 'c']]);
    expect(touched[0]?.merges).toMatchObject([{ detail: 'DOI:10.1000/1' }, { detail: 'ARXIV:2101.00001' }]);
  });
});

describe('Records are several papers', () => {
  test.each(['Preface', 'Poster', 'The Editorial Board', 'Introduction', 'BERT', '序言'])(
    'where a title means nothing: %s',
    (title) => {
      const paper = { title, authors: [{ name: 'Jane Doe' }], year: 2020 };
      const { outcomes } = placed(NOTHING, { ...paper, source: 'a' }, { ...paper, source: 'b' });
      expect(outcomes).toEqual(['created', 'created']);
    },
  );

  test.each([
    ['another first author', [{ name: 'John Roe' }, { name: 'Jane Doe' }]],
    ['a first author of another initial', [{ name: 'Mary Doe' }]],
    ['no author', []],
  ])('of one title with %s', (_what, authors) => {
    const { outcomes } = placed(NOTHING, { ...byDoe, source: 'a' }, { ...byDoe, authors, source: 'b' });
    expect(outcomes).toEqual(['created', 'created']);
  });
});

describe('Papers of the graph', () => {
  const key = matchKey(recordOf(byDoe)) ?? '';
  const known: KnownPapers = {
    bySource: new Map([['a', 7]]),
    byIdentifier: new Map([
      ['DOI:10.1000/7', 7],
      ['DOI:10.1000/5', 5],
    ]),
    byMatchKey: new Map([[key, [{ source: 'a', paperId: 7, year: 2020 }]]]),
    yearBySource: new Map([['a', 2020]]),
  };

  test('are found by source, identifier and title', () => {
    expect(placed(known, { source: 'a', title: 'New' }).touched).toMatchObject([{ id: 7 }]);
    expect(placed(known, { title: 'New', ids: { doi: '10.1000/5' } }).touched).toMatchObject([{ id: 5 }]);
    expect(placed(known, { ...byDoe, source: 'b', year: 2021 }).touched).toMatchObject([{ id: 7 }]);
  });

  test('that turn out to be one become the older', () => {
    const { touched } = placed(known, { source: 'a', title: 'New', ids: { doi: '10.1000/5' } });
    expect(touched).toMatchObject([
      {
        id: 5,
        absorbedIds: [7],
        merges: [{ sourceKey: 'a', reason: 'IDENTIFIER', detail: 'DOI:10.1000/5', absorbedId: 7 }],
      },
    ]);
  });

  test('absorb papers that are new', () => {
    const { touched, papers } = placed(
      known,
      { source: 'new', title: 'New', ids: { doi: '10.1000/new' } },
      { source: 'b', title: 'Both', ids: { doi: ['10.1000/new', '10.1000/7'] } },
    );
    expect(papers).toEqual([['new', 'b']]);
    expect(touched).toMatchObject([{ id: 7, absorbedIds: [] }]);
  });

  test('are no longer found by a title that their source no longer gives', () => {
    const renamed = { source: 'a', title: 'Quite Another Title', authors: [{ name: 'Jane Doe' }] };
    const { outcomes } = placed(known, renamed, { ...byDoe, source: 'b', year: 2020 });
    expect(outcomes).toEqual(['updated', 'created']);
  });

  test('keep the year that their source no longer gives', () => {
    const { outcomes } = placed(known, { ...byDoe, source: 'a' }, { ...byDoe, source: 'b', year: 2021 });
    expect(outcomes).toEqual(['updated', 'merged']);
  });
});

test('Papers come in the order in which something happened to them, new ones and known ones alike', () => {
  const known: KnownPapers = {
    ...NOTHING,
    bySource: new Map([
      ['a', 1],
      ['b', 2],
    ]),
  };
  const { papers } = placed(
    known,
    { source: 'new', title: 'New' },
    { source: 'b', title: 'B' },
    { source: 'a', title: 'A' },
  );
  expect(papers).toEqual([['new'], ['b'], ['a']]);
});
