import { expect, test } from '@jest/globals';
import { faultsOf, keepsPromises, type Report } from '../../bench/lighthouse/verdict';

/** A report with these scores, 0 to 1, and times. */
function report({
  performance = 0.95,
  accessibility = 1,
  practices = 1,
  seo = 1,
  lcp = 1_200,
  cls = 0,
} = {}): Report {
  const category = (score: number, id: string) => ({ score, auditRefs: [{ id, weight: 1 }] });
  return {
    lighthouseVersion: '12',
    categories: {
      performance: category(performance, 'largest-contentful-paint'),
      accessibility: category(accessibility, 'image-alt'),
      'best-practices': category(practices, 'is-on-https'),
      seo: category(seo, 'meta-description'),
    },
    audits: {
      'largest-contentful-paint': { title: 'Largest part', score: 1, numericValue: lcp },
      'cumulative-layout-shift': { title: 'Movement', score: 1, numericValue: cls },
      'image-alt': { title: 'Pictures have texts', score: accessibility },
      'meta-description': { title: 'There is a description', score: seo },
    },
  };
}

test('a page that just meets every promise keeps them', () => expect(keepsPromises(report())).toBe(true));

test.each([
  [{ performance: 0.94 }],
  [{ accessibility: 0.99 }],
  [{ practices: 0.96 }],
  [{ seo: 0.92 }],
  [{ lcp: 1_201 }],
  [{ cls: 0.001 }],
])('one with %j does not', (worse) => expect(keepsPromises(report(worse))).toBe(false));

test('a page of which nothing was measured keeps none', () => {
  expect(keepsPromises({ lighthouseVersion: '12', categories: {}, audits: {} })).toBe(false);
});

test('what counts and is not as it should be is named', () => {
  expect(faultsOf(report())).toEqual([]);
  expect(faultsOf(report({ accessibility: 0 }))).toEqual(['accessibility: Pictures have texts']);
});
