import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BadSelection } from './bad-selection';
import { framePath } from './embed-addresses';
import type { ListAttributes } from './list-attributes';
import { listAttributesIn, listAttributesOf, readList } from './selection';
import { readKey, readKeys } from './widget-key';

const fault = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof BadSelection) return error.message;
    throw error;
  }
  return 'none';
};

describe('the attributes of a list', () => {
  it('name papers, a collection, or a listing', () => {
    expect(readList({ ids: ' a  doi:10.1/x,y ' })).toEqual({ kind: 'papers', ids: ['a', 'doi:10.1/x,y'] });
    expect(readList({ ids: 'a b c', limit: '2' })).toEqual({ kind: 'papers', ids: ['a', 'b'] });
    expect(readList({ collection: 'x', limit: '3' })).toEqual({ kind: 'collection', slug: 'x', limit: 3 });
    expect(
      readList({ author: 'ada', search: 'two words', year: '2020-', order: 'title', ids: ' ' }),
    ).toMatchObject({
      kind: 'listing',
      limit: 10,
      query: { authors: ['ada'], search: 'two words', years: [{ gte: 2020 }], sort: 'title' },
    });
    expect(readList({ area: 'one two' })).toMatchObject({ query: { areas: ['one', 'two'] } });
    expect(readList({})).toMatchObject({ kind: 'listing', limit: 10 });
  });

  it.each<[ListAttributes, string]>([
    [{ limit: '0' }, 'limit must be a whole number from 1 to 50, got “0”'],
    [{ limit: '51' }, 'limit must be a whole number from 1 to 50, got “51”'],
    [{ limit: '1e1' }, 'limit must be a whole number from 1 to 50, got “1e1”'],
    [{ limit: '-1' }, 'limit must be a whole number from 1 to 50, got “-1”'],
    [{ order: 'best' }, 'order=“best”: it must be relevance, newest, oldest, cited, title'],
    [{ order: 'relevance' }, 'order=relevance: it needs a search'],
    [{ year: 'soon' }, 'year=“soon”: a year is written 2024, 2020-2024, 2020- or -2024'],
    [{ type: 'poem' }, 'type=“poem”: it must be conference-paper, journal-article'],
    [{ author: '<b>' }, 'author=“<b>”: it must be the name in the address of a page'],
    [
      { ids: 'a', author: 'b', order: 'title' },
      'ids gives the papers and their order: leave out author, order',
    ],
    [{ ids: 'a', collection: 'b' }, 'ids gives the papers and their order: leave out collection'],
    [{ collection: 'a', area: 'b' }, 'collection gives the papers and their order: leave out area'],
    [{ ids: Array.from({ length: 51 }, (_, n) => `p${n}`).join(' ') }, 'ids must be at most 50, got 51'],
  ])('%j is refused with what is allowed', (attributes, message) => {
    expect(fault(() => readList(attributes))).toContain(message);
  });

  it('are read again from what is written of a selection, and from the address of its frame', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
    const names = fc.array(name, { minLength: 1, maxLength: 3 }).map((all) => all.join(' '));
    const listing = fc.record(
      {
        author: names,
        area: names,
        venue: names,
        search: fc.string({ maxLength: 40 }),
        year: fc.constantFrom('2024', '2020-2022', '-1999', '2001-', '2001 2005-2007'),
        type: fc.constantFrom('preprint', 'book thesis'),
        has: fc.constantFrom('code', 'abstract pdf'),
        cited: fc.nat(1000).map(String),
        limit: fc.integer({ min: 1, max: 50 }).map(String),
        order: fc.constantFrom('newest', 'oldest', 'cited', 'title'),
      },
      { requiredKeys: [] },
    );
    const limit = fc.option(fc.integer({ min: 1, max: 50 }).map(String), { nil: undefined });
    const lists = fc.oneof(listing, fc.record({ collection: name, limit }), fc.record({ ids: names }));
    fc.assert(
      fc.property(lists, (attributes) => {
        const selection = readList(attributes);
        expect(readList(listAttributesOf(selection))).toEqual(selection);
        const { searchParams } = new URL(framePath(selection), 'http://a');
        expect(readList(listAttributesIn(searchParams))).toEqual(selection);
      }),
    );
  });
});

describe('the keys of a request', () => {
  it('are papers and lists, commas within one being encoded', () => {
    expect(readKeys('q=a,doi%3A10.1%2Fx%2Cy,%3Fauthor%3Dada%26limit%3D3&x=1')).toEqual([
      'a',
      'doi:10.1/x,y',
      '?author=ada&limit=3',
    ]);
    expect(readKey('a')).toEqual({ kind: 'paper', id: 'a' });
    expect(readKey('?author=ada&limit=3&unknown=1')).toMatchObject({ limit: 3, query: { authors: ['ada'] } });
  });

  it('are between 1 and 100', () => {
    const keys = (count: number) => `q=${Array.from({ length: count }, (_, n) => `p${n}`)}`;
    expect(readKeys(keys(100))).toHaveLength(100);
    for (const query of ['', 'q=', 'q=,,', 'x=a', keys(101)]) {
      expect(fault(() => readKeys(query))).toMatch(
        /^q must have 1 to 100 keys, separated by commas, got \d+$/,
      );
    }
    expect(fault(() => readKeys('q=%ff'))).toBe('q must be percent-encoded UTF-8');
  });
});
