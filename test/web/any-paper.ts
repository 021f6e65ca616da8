import fc from 'fast-check';
import type { CardPaper } from '../../src/web/card/card-paper';

const piece = fc.constantFrom(
  ...[
    '<',
    '>',
    '"',
    "'",
    '&',
    '&amp;',
    '</a>',
    '</script>',
    '<img src=x onerror=alert(1)>',
    'javascript:',
    '/',
    '..',
    '\\',
  ],
  ...[
    'é',
    '\u202E',
    ' ',
    '\n',
    '\t',
    '`',
    '$',
    '{',
    '}',
    '*',
    '_',
    '[',
    ']',
    '(',
    ')',
    '#',
    '- ',
    '1. ',
    '|',
    '~',
  ],
);

/** Any text that HTML can hold, and text that means something to some language. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((value) => !/[\0\r]/.test(value)),
  fc.array(piece).map((parts) => parts.join('')),
);

const named = fc.record({ slug: text, name: text });

/** Any paper that a graph may give, for laws that hold for each. */
export const anyPaper: fc.Arbitrary<CardPaper> = fc.record({
  slug: text,
  title: text,
  excerpt: fc.option(text),
  publishedOn: fc.option(fc.oneof(text, fc.constant('2025-04-24'))),
  year: fc.option(fc.integer({ min: 0, max: 9999 })),
  venue: fc.option(fc.record({ slug: text, name: text, acronym: fc.option(text) })),
  authors: fc.array(named, { maxLength: 10 }),
  areas: fc.array(named, { maxLength: 3 }),
  links: fc.array(fc.record({ kind: text, url: fc.oneof(text, fc.webUrl()), label: fc.option(text) })),
});
