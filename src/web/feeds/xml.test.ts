import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readXml } from '../../../test/web/strict-xml';
import { element, escapeXml, xmlDocument } from './xml';

const piece = fc.constantFrom(
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<!--',
  '\u0000',
  '\u001b',
  '\r\n',
  '\ud800',
  '\uffff',
  'é',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(piece).map((parts) => parts.join('')),
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 cannot say.
const UNSAYABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;
const sayable = (value: string) => value.toWellFormed().replace(UNSAYABLE, '\ufffd');

describe('XML of any text', () => {
  it('is read by a strict parser as that text, in content and in attributes', () => {
    fc.assert(
      fc.property(text, text, (content, attribute) => {
        const root = readXml(xmlDocument(element('a', { b: attribute }, content)));
        expect(root.text).toBe(sayable(content));
        // Parsers make a space of a line feed in an attribute.
        expect(root.attributes.b).toBe(sayable(attribute).replaceAll('\n', ' '));
      }),
      { numRuns: 1000 },
    );
  });

  it('holds no markup of its own', () => {
    fc.assert(fc.property(text, (value) => expect(escapeXml(value)).not.toMatch(/[<>"']/)));
  });
});

it('an element leaves out attributes that are absent, and is empty where nothing is in it', () => {
  expect(element('a', { b: null, c: undefined, d: '' }, null).xml).toBe('<a d=""/>');
  expect(element('a', {}, element('b', {}), '&').xml).toBe('<a><b/>&amp;</a>');
});

it('a strict parser is what the tests read with', () => {
  for (const broken of ['<a>&</a>', '<a><b></a>', '<a>\u0001</a>', '<a/><b/>', '<a b=c/>', '<x:a/>', ''])
    expect(() => readXml(broken)).toThrow();
});
