import { expect, it } from '@jest/globals';
import { paperAlternates } from './alternates';

it('a paper names its forms', () => {
  expect(paperAlternates('', 'a/b').map(({ type, href, title }) => [type, href, title])).toEqual([
    ['application/x-bibtex', '/papers/a%2Fb.bib', 'BibTeX'],
    ['application/x-research-info-systems', '/papers/a%2Fb.ris', 'RIS'],
    ['application/vnd.citationstyles.csl+json', '/papers/a%2Fb.csl.json', 'CSL-JSON'],
    ['application/json', '/papers/a%2Fb.json', 'JSON'],
  ]);
});
