import { describe, expect, test } from '@jest/globals';
import { graphOfEachTest, paperBy } from '../../test/harness/graph-of-each-test';

const { write, rows, texts } = graphOfEachTest();

describe('A record that means no good', () => {
  test('of ten thousand authors is cut', async () => {
    const authors = Array.from({ length: 10_000 }, (_, index) => ({ name: `Person Number${index}` }));
    expect(await write({ source: 'x', title: 'Very Many', authors })).toEqual(['created']);
    expect(await rows('SELECT count(*)::int AS n FROM authorship')).toEqual([{ n: 6_000 }]);
  });

  test.each([
    ['hyphenated words', (word: number) => `${(word * 7919).toString(36)}é-${word.toString(36)}`],
    [
      'words of three bytes a letter',
      (word: number) => String.fromCodePoint(0x4e00 + (word % 20_000), 0x4e00 + ((word * 31) % 20_000)),
    ],
  ])('whose texts are all as long as may be, in %s, is written', async (_what, wordOf) => {
    let words = 0;
    /** So many characters in words that differ. */
    const text = (length: number) => {
      let made = '';
      while (made.length < length) {
        words += 1;
        made += `${wordOf(words)} `;
      }
      return made.slice(0, length).trim();
    };
    const outcomes = await write({
      source: 'x',
      title: text(2_000),
      abstract: text(50_000),
      keywords: Array.from({ length: 100 }, () => text(200)),
      authors: Array.from({ length: 6_000 }, () => ({ name: text(300) })),
    });
    expect(outcomes).toEqual(['created']);
  });

  test('that names somebody a thousand times with other affiliations is cut', async () => {
    const authors = Array.from({ length: 2_000 }, (_, index) => ({
      name: 'Jane Doe',
      affiliations: Array.from({ length: 20 }, (_, place) => `Institute ${index}/${place}`),
    }));
    expect(await write({ source: 'x', title: 'One of Many Places', authors })).toEqual(['created']);
    expect(await rows('SELECT count(*)::int AS n FROM affiliation')).toEqual([{ n: 20 }]);
  });

  test('with names that become longer when they are compared is written, and found again', async () => {
    const squared = (from: number) =>
      Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x3300 + ((index * from) % 88))).join(
        '',
      );
    const paper = paperBy('ﷺ'.repeat(300), squared(7), squared(31));
    expect(await write(paper, { ...paperBy(...(paper.authors ?? [])) })).toEqual(['created', 'created']);
    expect(await rows('SELECT paper_count FROM author')).toEqual(Array(3).fill({ paper_count: 2 }));
  });

  test('with a title of two thousand characters has a slug of whole words', async () => {
    const title = 'Long '.repeat(400).trim();
    await write({ source: 'x', title }, { source: 'y', title });
    const [one, two] = await texts('SELECT slug AS text FROM paper ORDER BY id');
    expect(one).toMatch(/^long(-long){15}$/);
    expect(two).toBe(`${one}-2`);
  });
});
