import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { excerptOf } from '../bibliography/excerpt';
import { httpUrl } from '../bibliography/http-url';
import { type IdentifierScheme, normaliseIdentifier } from '../bibliography/identifier';
import { SEED } from './seed-file';

const PAGE = path.join(__dirname, '../../../shared/data/seed/research-papers.txt');
const hasPage = existsSync(PAGE);
if (!hasPage) console.warn('The listing page is not there: the seed is not compared with it.');

describe('The seed', () => {
  (hasPage ? test : test.skip)('says what the listing page says, line by line', () => {
    const { title, description } = SEED.collection;
    const lines = [title, description, ...SEED.papers.flatMap((paper) => [paper.title, paper.excerpt])];
    expect(lines).toEqual(readFileSync(PAGE, 'utf8').replace(/\n$/, '').split('\n'));
  });

  test('has ten papers, each of its own key and identifiers', () => {
    expect(SEED.papers).toHaveLength(10);
    expect(new Set(SEED.papers.map(({ source }) => source)).size).toBe(10);
    const identifiers = SEED.papers.flatMap(({ ids }) =>
      Object.entries(ids).map(([scheme, value]) => `${scheme}:${value}`),
    );
    expect(new Set(identifiers).size).toBe(identifiers.length);
  });

  test.each(SEED.papers.map((paper) => [paper.title, paper] as const))(
    'holds only what the graph can hold: %s',
    (_title, paper) => {
      expect(excerptOf(paper.excerpt)).toBe(paper.excerpt);
      expect(paper.authors.length).toBeGreaterThan(0);
      expect(new Set(paper.authors.map(({ name }) => name)).size).toBe(paper.authors.length);
      for (const [scheme, value] of Object.entries(paper.ids)) {
        // The keys of ids are schemes in lower case; another would throw here.
        expect(normaliseIdentifier(scheme.toUpperCase() as IdentifierScheme, value)).toBe(value);
      }
      for (const { url } of paper.links) expect(httpUrl(url)).toBe(url);
    },
  );
});
