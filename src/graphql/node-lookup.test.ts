import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BadUserInput } from '../errors/graph-error';
import { type LookupSchemes, parseNodeLookup } from './node-lookup';

const SCHEMES: LookupSchemes = {
  doi: (value) => (value.startsWith('10.') ? value.toLowerCase() : null),
  s2: (value) => (/^\d+$/.test(value) ? value : null),
};
const lookup = (text: string) => parseNodeLookup(text, 'Paper', 'id', SCHEMES);

describe('A node is named', () => {
  test.each([
    ['paper_12', { by: 'key', key: 12 }],
    ['olmoe-open-mixture', { by: 'slug', slug: 'olmoe-open-mixture' }],
    ['12', { by: 'slug', slug: '12' }],
    ['constructor', { by: 'slug', slug: 'constructor' }],
    ['doi:10.1000/X', { by: 'scheme', scheme: 'doi', value: '10.1000/x' }],
    ['DOI: 10.1000/x', { by: 'scheme', scheme: 'doi', value: '10.1000/x' }],
    ['doi:10.1000/a:b', { by: 'scheme', scheme: 'doi', value: '10.1000/a:b' }],
    ['s2:1', { by: 'scheme', scheme: 's2', value: '1' }],
  ])('by %j', (text, named) => {
    expect(lookup(text)).toEqual(named);
  });

  test.each([
    ['author_1', 'id must name a node of type Paper, got one of type Author: "author_1"'],
    ['doi:x', 'id has no doi of the right form: "doi:x"'],
    ['doi:', 'id has no doi of the right form: "doi:"'],
    ['isbn:1', 'id must be a global id, a slug, "doi:…" or "s2:…", got "isbn:1"'],
    ['__proto__:x', 'id must be a global id, a slug, "doi:…" or "s2:…", got "__proto__:x"'],
    ['constructor:x', 'id must be a global id, a slug, "doi:…" or "s2:…", got "constructor:x"'],
    ['toString:x', 'id must be a global id, a slug, "doi:…" or "s2:…", got "toString:x"'],
    ['A Slug', 'id must be a global id, a slug, "doi:…" or "s2:…", got "A Slug"'],
    ['paper_0', 'id must be a global id, a slug, "doi:…" or "s2:…", got "paper_0"'],
    ['-a', 'id must be a global id, a slug, "doi:…" or "s2:…", got "-a"'],
    ['a\0', 'id must be a global id, a slug, "doi:…" or "s2:…", got "a\\u0000"'],
    ['\ud800', 'id must be a global id, a slug, "doi:…" or "s2:…", got "\\ud800"'],
    ['', 'id must be a global id, a slug, "doi:…" or "s2:…", got ""'],
    ['X'.repeat(10_000), `id must be a global id, a slug, "doi:…" or "s2:…", got "${'X'.repeat(80)}…"`],
  ])('but not by %j', (text, message) => {
    expect(() => lookup(text)).toThrow(new BadUserInput(message));
  });

  test('by a global id or slug alone where there are no schemes', () => {
    expect(() => parseNodeLookup('a:b', 'Venue', 'venue')).toThrow(
      new BadUserInput('venue must be a global id or a slug, got "a:b"'),
    );
  });

  test('or refused, and never with another error', () => {
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    });
    const prefix = fc.constantFrom(
      '',
      'doi:',
      's2:',
      'paper_',
      '__proto__:',
      'constructor:',
      'hasOwnProperty:',
    );
    fc.assert(
      fc.property(prefix, fc.oneof(anyText, fc.string()), (before, text) => {
        try {
          lookup(before + text);
        } catch (error) {
          expect(error).toBeInstanceOf(BadUserInput);
        }
      }),
    );
  });
});
