import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { attributeText } from './attribute-text';

describe('an address in an attribute', () => {
  it.each([
    'https://arxiv.org/abs/2407.14985v5?a=b#c',
    'HTTP://[::1]:4000/x',
    'http://papers.example',
    '/',
    '/papers/%E8%AB%96',
    '?after=abc',
    '#main',
  ])('may be %s', (address) => expect(attributeText('href', address)).toBe(address));

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'blob:https://a/b',
    'file:///etc/passwd',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'https://a/\u202Egpj.exe',
    'https:',
    'https://',
    'mailto:a@b.example',
    'papers/x',
    '',
  ])('must not be %j', (address) => {
    for (const name of ['href', 'src', 'action', 'formaction', 'xlink:href'])
      expect(attributeText(name, address)).toBeUndefined();
  });

  it('leads to the same host or by http(s), whatever the text', () => {
    const page = 'https://papers.example/papers/x';
    const part = fc.constantFrom(
      '/',
      '\\',
      '\t',
      '\n',
      ' ',
      ':',
      'javascript',
      'http',
      'https',
      '@',
      '?',
      '#',
      '.',
      'x',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(part).map((parts) => parts.join('')),
        ),
        (address) => {
          if (attributeText('href', address) === undefined || !URL.canParse(address, page)) return;
          const { protocol, origin } = new URL(address, page);
          expect(['http:', 'https:']).toContain(protocol);
          if (!/^https?:/i.test(address)) expect(origin).toBe('https://papers.example');
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('other attributes hold any text, true holds none, and what is absent is left out', () => {
  expect(attributeText('title', 'javascript:x')).toBe('javascript:x');
  expect(attributeText('hidden', true)).toBe('');
  expect(attributeText('value', 0)).toBe('0');
  for (const absent of [null, undefined, false]) expect(attributeText('title', absent)).toBeUndefined();
});
