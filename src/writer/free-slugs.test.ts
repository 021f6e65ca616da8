import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { freeSlugs, type SlugWish } from './free-slugs';
import type { Session } from './session';

/** A session over a table in which some slugs are taken, and the number of slugs it was asked for each time. */
function tableWith(taken: Iterable<string>) {
  const rows = new Set(taken);
  const asked: number[] = [];
  const session = {
    async query(_sql: string, [slugs]: [string[]]) {
      asked.push(slugs.length);
      return slugs.filter((slug) => rows.has(slug)).map((slug) => ({ slug }));
    },
  } as unknown as Session; // freeSlugs does nothing but ask
  return { session, asked };
}

const wishes = (...texts: string[]): SlugWish[] => texts.map((text) => ({ text }));

describe('Slugs', () => {
  test('are those of the texts where they are free, and numbered where they are not', async () => {
    const { session } = tableWith(['taken', 'taken-2', 'taken-4']);
    expect(await freeSlugs(session, 'paper', wishes('Taken', 'Free', 'taken!', 'Free', '王', '?'))).toEqual([
      'taken-3',
      'free',
      'taken-5',
      'free-2',
      'paper',
      'paper-2',
    ]);
  });

  test('that an export gives come first', async () => {
    const { session } = tableWith(['given']);
    const given = [{ text: 'Text', slug: 'wish' }, { text: 'Text', slug: 'given' }, { text: 'Wish' }];
    expect(await freeSlugs(session, 'author', given)).toEqual(['wish', 'given-2', 'wish-2']);
  });

  test('of a text are never those of another that ends in a number', async () => {
    const { session } = tableWith([]);
    expect(await freeSlugs(session, 'paper', wishes('Map 2', 'Map', 'Map', 'Map 2'))).toEqual([
      'map-2',
      'map',
      'map-3',
      'map-2-2',
    ]);
  });

  test('are free, each once, and made of their texts, whatever is taken', async () => {
    const text = fc.constantFrom('a', 'A', 'a 2', 'a-2-2', 'b', '', '王');
    const slug = fc.constantFrom('a', 'a-2', 'a-3', 'a-2-2', 'b', 'paper', 'paper-2');
    await fc.assert(
      fc.asyncProperty(fc.array(text), fc.uniqueArray(slug), async (texts, taken) => {
        const slugs = await freeSlugs(tableWith(taken).session, 'paper', wishes(...texts));
        expect(slugs).toHaveLength(texts.length);
        expect(new Set([...slugs, ...taken]).size).toBe(texts.length + taken.length);
        expect(slugs.every((made) => /^(a|b|paper)(-\d+)*$/.test(made))).toBe(true);
      }),
    );
  });

  test('of ten thousand equal titles beside ten thousand that are there cost a handful of statements', async () => {
    const there = ['poster', ...Array.from({ length: 9_999 }, (_, index) => `poster-${index + 2}`)];
    const { session, asked } = tableWith(there);
    const slugs = await freeSlugs(session, 'paper', wishes(...Array<string>(10_000).fill('Poster')));
    expect(slugs.at(0)).toBe('poster-10001');
    expect(slugs.at(-1)).toBe('poster-20000');
    expect(asked.length).toBeLessThan(8);
  });

  test('of texts that differ cost one statement', async () => {
    const { session, asked } = tableWith([]);
    await freeSlugs(
      session,
      'paper',
      Array.from({ length: 2_000 }, (_, index) => ({ text: `Paper ${index}` })),
    );
    expect(asked).toEqual([2_000]);
  });
});
