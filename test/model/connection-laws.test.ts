import { describe, expect, test } from '@jest/globals';
import {
  connectionFaults,
  growthFaults,
  type PageAsked,
  type PageOf,
  type ReadPage,
  walk,
} from './connection-laws';

const LETTERS = [...'abcdefghijklmnopqrstuvw'];

/** What a page may get wrong. Each function gets what is right and makes it wrong. */
interface Mistakes {
  readonly slugs?: (slugs: string[], asked: PageAsked) => string[];
  readonly pageInfo?: (info: PageOf['pageInfo'], asked: PageAsked) => PageOf['pageInfo'];
}

/** A connection over a list in memory whose cursors are the entries themselves: right unless told otherwise. */
function connectionOf(list: readonly string[], { slugs, pageInfo }: Mistakes = {}): ReadPage {
  return async (asked) => {
    const { first, after = null, last, before = null } = asked;
    const own = list.filter((slug) => (after === null || slug > after) && (before === null || slug < before));
    const right = first === undefined ? own.slice(-(last ?? 0)) : own.slice(0, first);
    const page = slugs?.(right, asked) ?? right;
    const more = own.length > right.length;
    const info = {
      hasNextPage: first === undefined ? before !== null : more,
      hasPreviousPage: first === undefined ? more : after !== null,
      startCursor: page[0] ?? null,
      endCursor: page.at(-1) ?? null,
    };
    return {
      edges: page.map((slug) => ({ cursor: slug, node: { slug } })),
      pageInfo: pageInfo?.(info, asked) ?? info,
    };
  };
}

const faultsOf = (mistakes: Mistakes, expected: readonly string[] = LETTERS): Promise<string[]> =>
  connectionFaults(connectionOf(LETTERS, mistakes), expected, 5, 7);

describe('the laws of a connection', () => {
  test('hold for one that keeps them, whatever the size of its pages', async () => {
    for (const size of [1, 2, 5, 22, 23, 24, 100]) {
      for (const probe of [0, 3, 22, 40]) {
        expect(await connectionFaults(connectionOf(LETTERS), LETTERS, size, probe)).toEqual([]);
      }
    }
    expect(await connectionFaults(connectionOf([]), [], 5, 7)).toEqual([]);
  });

  test('see a model that has one more, one less, another order or something else', async () => {
    const [a = '', b = '', ...rest] = LETTERS;
    for (const wrong of [[...LETTERS, 'z'], [a, ...rest], [b, a, ...rest], [a, 'z', ...rest], []]) {
      expect(await faultsOf({}, wrong)).toContainEqual(expect.stringMatching(/^from the start: /));
      expect(await faultsOf({}, wrong)).toContainEqual(expect.stringMatching(/^from the end: /));
    }
  });

  test.each<[string, RegExp, Mistakes]>([
    [
      'a row lost at the edge of a page',
      /^from the start/,
      { slugs: (slugs, { after }) => slugs.slice(after ? 1 : 0) },
    ],
    [
      'a row on two pages',
      /^from the end/,
      { slugs: (slugs, { before }) => [...slugs, ...(before ? [before] : [])] },
    ],
    ['a page too short', /has 4 entries of 5/, { slugs: (slugs) => slugs.slice(0, 4) }],
    [
      'a page from the end turned round',
      /^from the end/,
      { slugs: (slugs, { last }) => (last ? slugs.reverse() : slugs) },
    ],
    [
      'a first page that claims to have one before it',
      /page 1 from the start: what it says/,
      { pageInfo: (info) => ({ ...info, hasPreviousPage: true }) },
    ],
    [
      'a next page forgotten',
      /^from the start: 5 entries for 23/,
      { pageInfo: (info, { first }) => (first ? { ...info, hasNextPage: false } : info) },
    ],
    [
      'a cursor of another entry',
      /startCursor/,
      { pageInfo: (info) => ({ ...info, startCursor: info.endCursor }) },
    ],
    ['an end cursor left out', /endCursor/, { pageInfo: (info) => ({ ...info, endCursor: null }) }],
    [
      'after and before not taken together',
      /between 7 and 15/,
      { slugs: (slugs, { after, before }) => (after && before ? [after] : slugs) },
    ],
    [
      'last taken for first behind a cursor',
      /^last after 7/,
      { slugs: (slugs, { after, last }) => (after && last ? slugs.slice(1) : slugs) },
    ],
    [
      'first taken for last before a cursor',
      /^first before 15/,
      { slugs: (slugs, { before, first }) => (before && first ? slugs.slice(1) : slugs) },
    ],
  ])('see %s', async (_what, fault, mistakes) => {
    expect(await faultsOf(mistakes)).toContainEqual(expect.stringMatching(fault));
  });

  test('see a connection without end', async () => {
    const endless: ReadPage = async () => ({
      edges: [{ cursor: 'a', node: { slug: 'a' } }],
      pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: 'a', endCursor: 'a' },
    });
    expect((await walk(endless, 'start', 1)).faults).toContain('more than 5000 pages from the start');
  });
});

describe('the law of growth', () => {
  /** Every second letter is there all along; others come while it is walked. */
  const there = LETTERS.filter((_, index) => index % 2 === 0);
  const later = LETTERS.filter((_, index) => index % 2 === 1);

  async function grown(readFrom: (list: string[]) => ReadPage, from: 'start' | 'end'): Promise<string[]> {
    const list = [...there];
    const coming = [...later];
    const walked = await walk(readFrom(list), from, 2, async () => {
      list.push(...coming.splice(0, 2));
      list.sort();
    });
    return growthFaults(walked, there);
  }

  test('holds for pages that go on from a key', async () => {
    expect(await grown((list) => (asked) => connectionOf(list)(asked), 'start')).toEqual([]);
    expect(await grown((list) => (asked) => connectionOf(list)(asked), 'end')).toEqual([]);
  });

  test('sees pages that go on from a number, which meet entries twice', async () => {
    const byOffset = (list: string[]): ReadPage => {
      let offset = 0;
      return async (asked) => {
        const page = await connectionOf(list.slice(offset))({ first: asked.first ?? 0 });
        offset += page.edges.length;
        return { ...page, pageInfo: { ...page.pageInfo, hasPreviousPage: asked.after !== null } };
      };
    };
    expect(await grown(byOffset, 'start')).toContain('c was met twice');
  });

  test('sees an entry that is passed over', async () => {
    const skipping = (list: string[]): ReadPage => {
      return async (asked) =>
        connectionOf(list.filter((slug) => slug !== 'g' || list.length === there.length))(asked);
    };
    expect(await grown(skipping, 'start')).toContainEqual(expect.stringMatching(/^what was there all along/));
  });
});
