import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { searchWords, spellingsNear } from './search-words';

describe('the words of a text', () => {
  test('are folded, each once, in lower case', () => {
    expect(searchWords('Müller’s Łódź: deep, Deep “learning”')).toEqual([
      'muller',
      'lodz',
      'deep',
      'learning',
    ]);
  });

  test('are the parts of what is hyphenated', () => {
    expect(searchWords('self-supervised 3D-aware end/to/end')).toEqual([
      'self',
      'supervised',
      'aware',
      'end',
    ]);
  });

  test('are no numbers, nothing of two letters, nothing beyond forty', () => {
    expect(searchWords(`2024 of GPT4 ${'a'.repeat(41)} ${'b'.repeat(40)}`)).toEqual(['gpt4', 'b'.repeat(40)]);
  });

  test('may be of any script', () => {
    expect(searchWords('Обучение без учителя 深層学習の研究')).toEqual([
      'обучение',
      'без',
      'учителя',
      '深層学習の研究',
    ]);
  });
});

describe('spellings near a word', () => {
  test('have one letter wrong, missing or too many, or two swapped', () => {
    const near = spellingsNear('netwoks');
    for (const spelling of ['networks', 'netwok', 'netwoka', 'entwoks', 'xnetwoks', 'netwoksx']) {
      expect(near).toContain(spelling);
    }
    for (const spelling of ['netwoks', 'network', 'neworks']) expect(near).not.toContain(spelling);
  });

  test('go both ways: what is near a word has the word near it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcxyz'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, fc.nat(), (meant, choice) => {
        const near = spellingsNear(meant).filter(Boolean);
        const misspelt = near[choice % near.length] ?? '';
        expect(spellingsNear(misspelt)).toContain(meant);
      }),
    );
  });

  test('are found for Greek and Cyrillic, and with letters of its own for other scripts', () => {
    expect(spellingsNear('обученне')).toContain('обучение');
    expect(spellingsNear('αλγοριθμς')).toContain('αλγοριθμος');
    expect(spellingsNear('深学層習')).toContain('深層学習');
  });

  test('are fewer than eighty for each letter', () => {
    expect(spellingsNear('reinforcement4').length).toBeLessThan(80 * 14);
  });
});
