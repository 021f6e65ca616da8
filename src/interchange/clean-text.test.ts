import { describe, expect, it, test } from '@jest/globals';
import * as fc from 'fast-check';
import { cleanLine, cleanText, cutText } from './clean-text';

const clean = (text: string) => cleanText(text, 1_000);

describe('characters', () => {
  test.each([
    ['a\n\tb  c ', 'a b c'],
    ['a\0b\u0007c', 'abc'],
    ['half \ud83d a pair', 'half a pair'],
    ['\ufeffzero\u200bwidth\u00ad', 'zerowidth'],
    ['Mueller\u202e rellueM\u202c', 'Mueller rellueM'],
    ['\u2066isolated\u2069 \u200fmark', 'isolated mark'],
    ['e\u0301', 'é'],
    ['a\u2028b', 'a b'],
  ])('%j becomes %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
    expect(cleanLine(text, 1_000)).toBe(expected);
  });

  it('that are UTF-8 read as Latin-1 are read again', () => {
    expect(clean('model\u00e2\u0080\u0099s \u00e2\u0080\u009cview\u00e2\u0080\u009d')).toBe('model’s “view”');
    expect(clean('Ã© stands for é')).toBe('Ã© stands for é');
  });
});

describe('markup', () => {
  test.each([
    ['The <i>E. coli</i> of H<sub>2</sub>O', 'The E. coli of H2O'],
    ['<jats:title>Methods</jats:title><jats:p>We &amp; they.</jats:p>', 'Methods We & they.'],
    ['<p class="x">One</p><p>two<br/>three</p>', 'One two three'],
    ['<mml:math><mml:mi>x</mml:mi><mml:mo>=</mml:mo><mml:mn>1</mml:mn></mml:math>', 'x=1'],
    ['<tex-math>$x$</tex-math><mml:math><mml:mi>x</mml:mi></mml:math>', 'x'],
    ['AT&amp;T &#38; &lt;mask&gt; &eacute;', 'AT&T & <mask> é'],
    ['&amp;lt;i&amp;gt;Twice&amp;lt;/i&amp;gt; encoded', 'Twice encoded'],
    ['&amp;amp;amp;lt;b&amp;amp;amp;gt;bold', 'bold'],
    ['<![CDATA[A & B]]>', 'A & B'],
    ['hidden &#8238; &#0; control', 'hidden \ufffd control'],
  ])('%j becomes %j', (text, expected) => {
    expect(clean(text)).toBe(expected);
  });

  test.each([
    'x<y and z>w',
    'a<b and c>d',
    'when a < b and c > d',
    'the token </s> and <mask>, <image, question>, <title>',
    'R&D, R&D; AT&T',
    '$\\alpha < \\beta$ \\& {\\em so}',
    'List<String>',
  ])('%j stays as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  it('stays where a key is cleaned', () => {
    expect(cleanLine('lab.bib:a&amp;b<i>', 100)).toBe('lab.bib:a&amp;b<i>');
  });
});

describe('cutting', () => {
  it('is between words, or where there are none between characters', () => {
    expect(cutText('one two three', 9)).toBe('one two');
    expect(cutText('x'.repeat(20), 9)).toBe('x'.repeat(9));
    expect(cutText('😀😀😀', 3)).toBe('😀');
  });

  it('is told, once the markup is gone', () => {
    let cuts = 0;
    expect(cleanText('<i>one</i> two', 7, () => (cuts += 1))).toBe('one two');
    expect(cuts).toBe(0);
    expect(cleanText('one two three', 7, () => (cuts += 1))).toBe('one two');
    expect(cuts).toBe(1);
  });
});

describe('always', () => {
  const pieces = fc.constantFrom(
    '&',
    'amp;',
    'lt;',
    '#60;',
    '<',
    '>',
    '/',
    'i',
    'jats:p',
    ' ',
    '\u200b',
    '\ud83d',
    'é',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  it('what is clean stays as it is, within its limit', () => {
    void fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const once = cleanText(text, limit);
        expect(once.length).toBeLessThanOrEqual(limit);
        expect(cleanText(once, limit)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('hostile nesting ends', () => {
    const nested = `${'&amp;'.repeat(200_000)}lt;${'<i'.repeat(200_000)}${'<a x=1 '.repeat(100_000)}`;
    expect(cleanText(nested, 50_000).length).toBeLessThanOrEqual(50_000);
  });
});
