import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { collidingPaper } from '../../test/harness/paper-corpus';
import { recordOf } from '../../test/harness/write-papers';
import type { InterchangePaper } from '../interchange/interchange-json';
import type { PaperRecord } from '../interchange/paper-record';
import { combined, renewed } from './contributions';

const paper = (fields: InterchangePaper): PaperRecord => recordOf({ title: 'A Paper', ...fields });

const preprint = paper({
  source: 'arxiv:1',
  title: 'A Paper (First Version)',
  type: 'PREPRINT',
  publishedOn: '2021-03-04',
  venue: { name: 'arXiv', kind: 'REPOSITORY' },
  abstract: 'The whole of what the paper says.',
  ids: { arxiv: '2103.00001' },
  authors: [{ name: 'Jane Doe', ids: { s2: '7' } }, 'John Roe'].map((author) =>
    typeof author === 'string' ? { name: author } : author,
  ),
  links: [{ url: 'https://example.org/1' }],
  citationCount: 4,
});
const published = paper({
  source: 'doi:1',
  type: 'JOURNAL_ARTICLE',
  publishedOn: '2022-05-06',
  venue: { name: 'Journal of Papers', kind: 'JOURNAL' },
  abstract: 'Cut.',
  ids: { doi: '10.1000/1' },
  authors: [{ name: 'Jane Doe', orcid: '0000-0002-1825-0097', affiliations: ['MIT'] }, { name: 'John Roe' }],
  links: [{ url: 'https://example.org/2' }],
});

/** Everything but what only says which came first. */
const content = ({ source: _, ...rest }: PaperRecord) => rest;

describe('A preprint and its published version', () => {
  test('are the same paper in either order', () => {
    expect(content(combined([preprint, published]))).toEqual(content(combined([published, preprint])));
  });

  test('have the published fields, the fuller abstract, and the identifiers and links of both', () => {
    expect(combined([preprint, published])).toEqual({
      ...published,
      source: 'arxiv:1',
      abstract: preprint.abstract,
      firstPublicOn: '2021-03-04',
      citationCount: 4,
      ids: [
        { scheme: 'DOI', value: '10.1000/1' },
        { scheme: 'ARXIV', value: '2103.00001' },
      ],
      authors: [
        {
          ...published.authors[0],
          ids: [{ scheme: 'S2', value: '7' }],
        },
        published.authors[1],
      ],
      links: [...published.links, ...preprint.links],
    });
  });

  test('are not published in the repository of the preprint where no venue is known', () => {
    const { venue: _, ...nowhere } = published;
    expect(combined([preprint, nowhere]).venue).toBeUndefined();
    expect(combined([preprint, paper({ type: 'PREPRINT' })]).venue).toEqual(preprint.venue);
  });

  test('have the year and the date of one of them, never of both', () => {
    const { publishedOn: _, ...yearOnly } = published;
    expect(combined([preprint, yearOnly])).toMatchObject({ year: 2022, firstPublicOn: '2021-03-04' });
    expect(combined([preprint, yearOnly]).publishedOn).toBeUndefined();
  });

  test('are the same in either order, whatever they say', () => {
    fc.assert(
      fc.property(collidingPaper, collidingPaper, (one, other) => {
        const first = recordOf({ ...one, source: 'a', type: 'PREPRINT' });
        const second = recordOf({ ...other, source: 'b', type: 'JOURNAL_ARTICLE' });
        expect(content(combined([first, second]))).toEqual(content(combined([second, first])));
      }),
    );
  });
});

describe('What a source says again', () => {
  test('takes the place of what it said before', () => {
    expect(renewed(preprint, { ...preprint, title: 'Its New Title', citationCount: 9 })).toEqual({
      ...preprint,
      title: 'Its New Title',
      citationCount: 9,
    });
  });

  test('erases nothing that it leaves out', () => {
    const bare = paper({ source: 'arxiv:1', title: preprint.title });
    expect(renewed(preprint, bare)).toEqual(preprint);
  });

  test('ends a date of another year', () => {
    const later = renewed(published, paper({ year: 2023 }));
    expect(later).toMatchObject({ year: 2023 });
    expect(later.publishedOn).toBeUndefined();
    expect(renewed(published, paper({ year: 2022 })).publishedOn).toBe('2022-05-06');
  });

  test('adds its identifiers and collections to those it had', () => {
    const newer = paper({ ids: { arxiv: '2103.00002' }, collection: { title: 'New' } });
    const older = paper({ ids: { arxiv: '2103.00001', doi: '10.1000/1' }, collection: { title: 'Old' } });
    expect(renewed(older, newer).ids.map(({ value }) => value)).toEqual([
      '10.1000/1',
      '2103.00002',
      '2103.00001',
    ]);
    expect(renewed(older, newer).collections.map(({ title }) => title)).toEqual(['New', 'Old']);
  });

  test('keeps how a graph held the older words out of it', () => {
    const graph = { slug: 'x', createdAt: '', updatedAt: '', sources: [] };
    expect(renewed(preprint, { ...preprint, graph })).toEqual(preprint);
  });
});

const isSaid = (value: unknown) => value !== undefined && !(Array.isArray(value) && value.length === 0);

test('Nothing that any record says is erased by one that says nothing', () => {
  fc.assert(
    fc.property(collidingPaper, collidingPaper, (one, other) => {
      const records = [recordOf({ ...one, type: 'BOOK' }), recordOf({ ...other, type: 'BOOK' })] as const;
      const [paperOfBoth, later] = [combined(records), renewed(...records)];
      for (const key of Object.keys({ ...records[0], ...records[1] }) as (keyof PaperRecord)[]) {
        // The date goes with the year, which is another's.
        if (key === 'publishedOn' || !records.some((record) => isSaid(record[key]))) continue;
        expect([key, isSaid(paperOfBoth[key]), isSaid(later[key])]).toEqual([key, true, true]);
      }
    }),
  );
});

test('A record is what it is alone, and twice', () => {
  fc.assert(
    fc.property(collidingPaper, (said) => {
      const record = recordOf(said);
      expect(combined([record])).toBe(record);
      expect(renewed(record, record)).toEqual(record);
    }),
  );
});

describe('Authors whom several records name', () => {
  const authors = (...lists: NonNullable<InterchangePaper['authors']>[]) =>
    combined(lists.map((list, index) => paper({ source: `${index}`, authors: list }))).authors;

  test('keep what each record knows of them', () => {
    expect(
      authors(
        [{ name: 'Jane Doe', ids: { s2: '7' } }],
        [{ name: 'JANE DOE', orcid: '0000-0002-1825-0097', isCorresponding: true, affiliations: ['MIT'] }],
      ),
    ).toMatchObject([
      {
        name: 'Jane Doe',
        orcid: '0000-0002-1825-0097',
        ids: [{ scheme: 'S2', value: '7' }],
        isCorresponding: true,
        affiliations: [{ text: 'MIT' }],
      },
    ]);
  });

  test('learn nothing from somebody of their name whose identifiers are others', () => {
    const [author] = authors(
      [{ name: 'Jane Doe', ids: { s2: '7' } }],
      [{ name: 'Jane Doe', ids: { s2: '8', openreview: '~Jane_Doe1' }, affiliations: ['MIT'] }],
    );
    expect(author).toMatchObject({ ids: [{ scheme: 'S2', value: '7' }], affiliations: [] });
  });

  test('learn nothing where the name is that of several authors of the paper', () => {
    const two = [
      { name: 'Wei Wang', ids: { openreview: '~Wei_Wang1' } },
      { name: 'Wei Wang', ids: { openreview: '~Wei_Wang2' } },
    ];
    const elsewhere = [
      { name: 'Wei Wang', ids: { s2: '5' } },
      { name: 'Wei Wang', ids: { s2: '6' } },
    ];
    const ids = (list: readonly { ids: readonly { value: string }[] }[]) =>
      list.map((author) => author.ids.map(({ value }) => value));
    expect(ids(authors(two, elsewhere))).toEqual([['~Wei_Wang1'], ['~Wei_Wang2']]);
    expect(ids(authors([{ name: 'Wei Wang' }], elsewhere))).toEqual([[]]);
    expect(ids(authors(two, [{ name: 'Wei Wang', ids: { s2: '5' } }]))).toEqual([
      ['~Wei_Wang1'],
      ['~Wei_Wang2'],
    ]);
  });

  test('who stand twice learn what is known of either', () => {
    const [one, two] = authors(
      [{ name: 'Jane Doe' }, { name: 'Jane Doe' }],
      [
        { name: 'Jane Doe', ids: { s2: '5' } },
        { name: 'Jane Doe', ids: { dblp: '1/2' } },
      ],
    );
    expect(one).toEqual(two);
    expect(one?.ids).toHaveLength(2);
  });

  test('have the parts of their name from one record', () => {
    const [author] = authors(
      [{ name: 'The Deep Team', person: { familyName: 'The Deep Team' } }],
      [
        {
          name: 'The Deep Team',
          person: { givenName: 'The Deep', familyName: 'Team', homepage: 'https://x.org/' },
        },
      ],
    );
    expect(author?.person).toEqual({ familyName: 'The Deep Team', homepage: 'https://x.org/' });
  });
});
