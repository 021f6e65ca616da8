import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { slugOf } from './slug';

/** As the slug columns' CHECK constraints have it. */
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const anyText = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});
const longText = fc.string({
  unit: fc.constantFrom('a', 'B', '9', ' ', '-', 'é', '’', '木'),
  maxLength: 300,
});

describe('slugOf', () => {
  test.each([
    [
      "Generalization v.s. Memorization: Tracing Language Models' Capabilities Back to Pretraining Data",
      'generalization-v-s-memorization-tracing-language-models-capabilities-back-to',
    ],
    ['LLM-SR: Scientific Equation Discovery', 'llm-sr-scientific-equation-discovery'],
    ['Noah’s “Ark” & café', 'noahs-ark-cafe'],
    ['İstanbul ıssız', 'istanbul-issiz'],
    ['ﬁne-tuning', 'fine-tuning'],
    ['自然言語処理 BERT', 'bert'],
    ['自然言語処理', 'fallback'],
    ['שלום 👩‍🔬', 'fallback'],
    ['--- !', 'fallback'],
    ['', 'fallback'],
    ['a'.repeat(100), 'a'.repeat(80)],
    [`${'a'.repeat(79)} b`, 'a'.repeat(79)],
    [`${'a'.repeat(78)} b`, `${'a'.repeat(78)}-b`],
  ])('of %j is %s', (text, slug) => {
    expect(slugOf(text, 'fallback')).toBe(slug);
  });

  test('has the form that the database asks for, and at most 80 characters', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, longText, fc.string({ unit: 'binary' })), (text) => {
        const slug = slugOf(text, 'fallback');
        expect(slug).toMatch(SLUG);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugOf(slug, 'fallback')).toBe(slug);
      }),
    );
  });
});
