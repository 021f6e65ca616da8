import { describe, expect, test } from '@jest/globals';
import { searchableText } from './search-text';

describe('A search text', () => {
  test.each([
    ['-', ' -'],
    ['- - -', ' -'],
    ['---quokka', ' -quokka'],
    ['wombat -!- quokka', 'wombat  quokka'],
    ['-"a phrase"', ' -"a phrase"'],
    ['-"" -"" -', ' -"" -"" -'],
    ['two-part words -not', 'two-part words  -not'],
    ['AT&T (a) !b', 'AT&T (a) !b'],
  ])('%j asks Postgres for one opposite at most: %j', (text, searched) => {
    expect(searchableText(text)).toBe(searched);
  });

  test('is cut where its characters stand for many, and never inside one', () => {
    expect(searchableText('ﷺ'.repeat(256))).toHaveLength(512);
    const cut = searchableText(`a${'𠀀'.repeat(255)}`);
    expect(cut.isWellFormed()).toBe(true);
    expect(searchableText('x'.repeat(256))).toHaveLength(256);
  });
});
