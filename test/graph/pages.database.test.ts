import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorpusPaper } from './corpus';
import { matches } from './filter-model';
import { createFixtureGraph, type FixtureGraph } from './fixture';
import { byName, newestFirst, ordered, type PaperOrderInput } from './order-model';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

interface PageOf {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly slug: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

const PAGE = 'edges { cursor node { slug } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

/** Reads one page of a connection. `around` is the selection that leads to it, with PAGE where its field stands. */
async function pageOf(around: string, field: string, args: string): Promise<PageOf> {
  const data = await graph.data(around.replace('PAGE', `page: ${field}(${args}) { ${PAGE} }`));
  return data.page ?? data.parent.page;
}

function expectEnds(page: PageOf): void {
  expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
  expect(page.pageInfo.endCursor).toBe(page.edges.at(-1)?.cursor ?? null);
}

const slugsOf = (page: PageOf): string[] => page.edges.map(({ node }) => node.slug);

/** Walks a connection from the start and from the end, and compares it with what it should list. */
async function expectWalks(
  around: string,
  field: string,
  args: string,
  expected: readonly string[],
  size: number,
): Promise<void> {
  const ahead: string[] = [];
  for (let after = ''; ; ) {
    const page = await pageOf(around, field, `first: ${size}${after}${args}`);
    expectEnds(page);
    expect(page.pageInfo.hasPreviousPage).toBe(after !== '');
    ahead.push(...slugsOf(page));
    expect(page.pageInfo.hasNextPage).toBe(ahead.length < expected.length);
    if (!page.pageInfo.hasNextPage) break;
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
  expect(ahead).toEqual(expected);
  const back: string[] = [];
  for (let before = ''; ; ) {
    const page = await pageOf(around, field, `last: ${size}${before}${args}`);
    expectEnds(page);
    expect(page.pageInfo.hasNextPage).toBe(before !== '');
    back.unshift(...slugsOf(page));
    expect(page.pageInfo.hasPreviousPage).toBe(back.length < expected.length);
    if (!page.pageInfo.hasPreviousPage) break;
    before = `, before: "${page.pageInfo.startCursor}"`;
  }
  expect(back).toEqual(expected);
}

const slugs = (papers: readonly CorpusPaper[]): string[] => papers.map(({ slug }) => slug);

describe('papers of every order, page by page from both ends, unknown last', () => {
  const FIELDS = ['PUBLISHED_ON', 'TITLE', 'CITATION_COUNT', 'UPDATED_AT'] as const;
  const orders: readonly (readonly PaperOrderInput[])[] = [
    ...FIELDS.flatMap((field) => [[{ field, direction: 'ASC' }], [{ field, direction: 'DESC' }]] as const),
    [
      { field: 'CITATION_COUNT', direction: 'DESC' },
      { field: 'PUBLISHED_ON', direction: 'ASC' },
    ],
    [
      { field: 'UPDATED_AT', direction: 'ASC' },
      { field: 'TITLE', direction: 'DESC' },
    ],
    // A field named again decides nothing more.
    [
      { field: 'PUBLISHED_ON', direction: 'DESC' },
      { field: 'PUBLISHED_ON', direction: 'ASC' },
      { field: 'CITATION_COUNT', direction: 'ASC' },
    ],
  ];
  for (const orderBy of orders) {
    const literal = orderBy
      .map(({ field, direction }) => `{ field: ${field}, direction: ${direction} }`)
      .join(' ');
    test(literal, async () => {
      const { papers } = graph.corpus;
      await expectWalks('{ PAGE }', 'papers', `, orderBy: [${literal}]`, slugs(ordered(papers, orderBy)), 37);
    });
    test(`${literal} below a parent and with a filter`, async () => {
      const own = graph.corpus.papers.filter((paper) =>
        matches({ areas: ['area-1'], minCitations: 2 }, paper),
      );
      const args = `, orderBy: [${literal}], filter: { minCitations: 2 }`;
      await expectWalks(
        '{ parent: area(id: "area-1") { PAGE } }',
        'papers',
        args,
        slugs(ordered(own, orderBy)),
        11,
      );
    });
  }

  test('without an order and with an empty one the newest come first', async () => {
    const expected = slugs(newestFirst(graph.corpus.papers)).slice(0, 20);
    expect(slugsOf(await pageOf('{ PAGE }', 'papers', 'orderBy: []'))).toEqual(expected);
    expect(slugsOf(await pageOf('{ PAGE }', 'papers', 'orderBy: null'))).toEqual(expected);
  });

  test('the direction is DESC when none is given', async () => {
    const expected = slugs(ordered(graph.corpus.papers, [{ field: 'TITLE', direction: 'DESC' }])).slice(
      0,
      20,
    );
    expect(slugsOf(await pageOf('{ PAGE }', 'papers', 'orderBy: [{ field: TITLE }]'))).toEqual(expected);
  });
});

describe('every other connection, page by page from both ends', () => {
  test('papers below each parent that has many', async () => {
    const { papers, collections } = graph.corpus;
    const busy = papers.reduce((most, paper) =>
      paper.references.length > most.references.length ? paper : most,
    );
    const cited = papers[0] as CorpusPaper; // the corpus is not empty
    const of = (scope: object): string[] =>
      slugs(newestFirst(papers.filter((paper) => matches(scope, paper))));
    const walks: readonly [around: string, field: string, expected: string[]][] = [
      ['author(id: "author-1")', 'papers', of({ authors: ['author-1'] })],
      ['venue(id: "venue-1")', 'papers', of({ venues: ['venue-1'] })],
      ['organization(id: "organization-1")', 'papers', of({ organizations: ['organization-1'] })],
      ['area(id: "area-14")', 'papers', of({ areas: ['area-14'] })],
      [
        'collection(slug: "zoo")',
        'papers',
        slugs(collections.find(({ slug }) => slug === 'zoo')?.papers ?? []),
      ],
      [`paper(id: "${busy.slug}")`, 'references', slugs(busy.references)],
      [
        `paper(id: "${cited.slug}")`,
        'citedBy',
        slugs(newestFirst(papers.filter(({ references }) => references.includes(cited)))),
      ],
    ];
    for (const [parent, field, expected] of walks) {
      expect(expected.length).toBeGreaterThan(3);
      await expectWalks(
        `{ parent: ${parent} { PAGE } }`,
        field,
        '',
        expected,
        Math.ceil(expected.length / 3),
      );
    }
  });

  test('authors, organizations, venues, areas and the authors of an organization', async () => {
    const { corpus } = graph;
    const named = (items: readonly { key: number; name: string; slug: string }[]): string[] =>
      byName(items).map(({ slug }) => slug);
    await expectWalks('{ PAGE }', 'authors', '', named(corpus.authors), 30);
    await expectWalks('{ PAGE }', 'organizations', '', named(corpus.organizations), 25);
    await expectWalks('{ PAGE }', 'venues', '', named(corpus.venues), 25);
    await expectWalks('{ PAGE }', 'areas', '', named(corpus.areas), 25);
    const here = corpus.papers.flatMap(({ authorships }) =>
      authorships.filter(({ affiliations }) => affiliations.some(({ slug }) => slug === 'organization-1')),
    );
    const people = corpus.authors.filter((author) => here.some((one) => one.author === author));
    await expectWalks(
      '{ parent: organization(id: "organization-1") { PAGE } }',
      'authors',
      '',
      named(people),
      4,
    );
  });

  test('pages of many parents at once are those of each alone', async () => {
    const data = await graph.data(`{ authors(first: 100) { nodes { slug papers(first: 2) { ${PAGE} } } } }`);
    for (const { slug, papers } of data.authors.nodes.slice(0, 12)) {
      expect(papers).toEqual(
        await pageOf(`{ parent: author(id: "${slug}") { PAGE } }`, 'papers', 'first: 2'),
      );
    }
  });

  test('between two cursors lies what stands between them', async () => {
    const expected = slugs(newestFirst(graph.corpus.papers));
    const page = await pageOf('{ PAGE }', 'papers', 'first: 30');
    const between = `after: "${page.edges[4]?.cursor}", before: "${page.edges[24]?.cursor}"`;
    expect(slugsOf(await pageOf('{ PAGE }', 'papers', `${between}, first: 5`))).toEqual(
      expected.slice(5, 10),
    );
    expect(slugsOf(await pageOf('{ PAGE }', 'papers', `${between}, last: 5`))).toEqual(
      expected.slice(19, 24),
    );
    const whole = await pageOf('{ PAGE }', 'papers', `${between}, first: 100`);
    expect(slugsOf(whole)).toEqual(expected.slice(5, 24));
    const none = await pageOf(
      '{ PAGE }',
      'papers',
      `after: "${page.edges[4]?.cursor}", before: "${page.edges[5]?.cursor}"`,
    );
    expect(none.edges).toEqual([]);
  });

  test('a cursor still holds when its entry no longer passes the filter', async () => {
    const page = await pageOf('{ PAGE }', 'papers', 'first: 10');
    const after = page.edges[9]?.cursor;
    const expected = slugs(newestFirst(graph.corpus.papers)).slice(10);
    const books = graph.corpus.papers.filter(
      ({ type, slug }) => type === 'CONFERENCE_PAPER' && expected.includes(slug),
    );
    const rest = await pageOf(
      '{ PAGE }',
      'papers',
      `first: 100, after: "${after}", filter: { types: [CONFERENCE_PAPER] }`,
    );
    expect(slugsOf(rest)).toEqual(slugs(newestFirst(books)).slice(0, 100));
  });
});
