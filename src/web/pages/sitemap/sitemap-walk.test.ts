import { describe, expect, it } from '@jest/globals';
import { type ReadSitemapPage, SitemapWalk } from './sitemap-walk';

/** A graph of so many papers, in pages of ten; tells the cursors that were asked for. */
function graphOf(slugs: string[]) {
  const asked: (string | undefined)[] = [];
  const read: ReadSitemapPage = async (after) => {
    asked.push(after);
    const start = after === undefined ? 0 : slugs.indexOf(after) + 1;
    const nodes = slugs.slice(start, start + 10).map((slug) => ({ slug }));
    const endCursor = nodes.at(-1)?.slug ?? null;
    return { nodes, pageInfo: { hasNextPage: start + 10 < slugs.length, endCursor } };
  };
  return { asked, read };
}

const papers = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);

describe('the sitemaps of a graph', () => {
  it.each([0, 1, 9, 10, 11, 30, 31, 60, 95])(
    'have each of %i addresses once, in files of at most 30',
    async (count) => {
      const walk = new SitemapWalk(30);
      const { read } = graphOf(papers(count));
      const found: string[] = [];
      for (let index = 0; ; index += 1) {
        const file = await walk.file(index, read);
        if (!file) break;
        expect(file.length).toBeLessThanOrEqual(30);
        found.push(...file.map(({ slug }) => slug));
        if (file.length === 0) break;
      }
      expect(found).toEqual(papers(count));
    },
  );

  it('read each page once when they are asked for in their order', async () => {
    const walk = new SitemapWalk(30);
    const { read, asked } = graphOf(papers(90));
    for (const index of [0, 1, 2]) await walk.file(index, read);
    expect(asked).toEqual([undefined, 'p9', 'p19', 'p29', 'p39', 'p49', 'p59', 'p69', 'p79']);
  });

  it('are found by a walk when one is asked for alone, and none is behind the last', async () => {
    const { read } = graphOf(papers(95));
    expect((await new SitemapWalk(30).file(3, read))?.map(({ slug }) => slug)).toEqual(papers(95).slice(90));
    expect(await new SitemapWalk(30).file(4, read)).toBeUndefined();
    expect(await new SitemapWalk(30).file(999, read)).toBeUndefined();
  });

  it('leave nothing out where papers came in between', async () => {
    const walk = new SitemapWalk(30);
    const slugs = papers(90);
    const { read } = graphOf(slugs);
    for (const index of [0, 1, 2]) await walk.file(index, read);
    slugs.splice(5, 0, 'new-1', 'new-2');
    const found: string[] = [];
    for (const index of [0, 1, 2, 3])
      found.push(...((await walk.file(index, read)) ?? []).map(({ slug }) => slug));
    expect(found).toEqual(slugs);
  });
});
