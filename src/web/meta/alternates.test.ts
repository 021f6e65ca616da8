import { expect, it } from '@jest/globals';
import { ALL_PAPERS } from '../listing/papers-query';
import { exportAlternates, feedAlternates, paperAlternates } from './alternates';

const hrefs = (alternates: readonly { href: string }[]) => alternates.map(({ href }) => href);

it('a listing names its feeds and its files, from the start', () => {
  const query = { ...ALL_PAPERS, search: 'a&b', areas: ['maps'], after: 'abc' };
  expect(hrefs(feedAlternates('/lab', query))).toEqual([
    '/lab/papers.atom?q=a%26b&area=maps',
    '/lab/papers.feed.json?q=a%26b&area=maps',
  ]);
  expect(hrefs(exportAlternates('', { ...ALL_PAPERS, sort: 'title' }))).toEqual(
    ['bib', 'ris', 'csl.json', 'json'].map((extension) => `/papers.${extension}?sort=title`),
  );
});

it('a paper names its forms', () => {
  expect(paperAlternates('', 'a/b').map(({ type, href, title }) => [type, href, title])).toEqual([
    ['application/x-bibtex', '/papers/a%2Fb.bib', 'BibTeX'],
    ['application/x-research-info-systems', '/papers/a%2Fb.ris', 'RIS'],
    ['application/vnd.citationstyles.csl+json', '/papers/a%2Fb.csl.json', 'CSL-JSON'],
    ['application/json', '/papers/a%2Fb.json', 'JSON'],
  ]);
});
