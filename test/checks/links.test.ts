import { describeCheck } from './describe-check';

describeCheck('links', {
  good: {
    files: {
      'README.md': [
        '[docs](docs), [a page](docs/page.md#how-it-works-part-2), [the web](https://example.org/x), [below](#below)',
        '',
        '## Below',
      ].join('\n'),
      'docs/page.md':
        '# How `it` works: part 2\n\n[up](../README.md), [root](/docs/page.md), ![image](a.svg)\n',
      'docs/a.svg': '<svg/>',
    },
  },
  faults: [
    ['a file that is not there', '[x](gone.md)', 'docs/more.md:1 links to gone.md, which is not there'],
    ['an image that is not there', '![x](gone.png)', 'docs/more.md:1 links to gone.png'],
    ['a place outside the project', '[x](../../README.md)', 'links to ../../README.md, which is not there'],
    ['a heading that is not there', '[x](page.md#gone)', 'a heading that docs/page.md does not have'],
    ['a heading of its own that is not there', '[x](#gone)', 'a heading that docs/more.md does not have'],
    ['a link by reference', '[x][y]\n\n[y]: gone.md', 'links to gone.md'],
    ['a file that git ignores', '[x](../node_modules/x.md)', 'links to ../node_modules/x.md'],
  ].map(([title = '', text = '', report = '']) => ({
    title: `a link to ${title}`,
    files: { 'docs/more.md': `${text}\n`, 'node_modules/x.md': '' },
    report,
  })),
});
