import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CorpusPaper } from './corpus';
import { createFixtureGraph, type FixtureGraph } from './fixture';

let graph: FixtureGraph;
beforeAll(async () => {
  graph = await createFixtureGraph();
});
afterAll(() => graph.close());

/** A paper that has an identifier of the scheme, and that identifier. */
function named(scheme: string): { paper: CorpusPaper; value: string } {
  for (const paper of graph.corpus.papers) {
    const value = paper.identifiers.find((one) => one.scheme === scheme)?.value;
    if (value) return { paper, value };
  }
  throw new Error(`no paper of the corpus has a ${scheme}`);
}

const ONE = 'query ($id: ID!) { paper(id: $id) { slug } }';

describe('a paper is found', () => {
  test('by global id and by slug', async () => {
    const paper = graph.corpus.papers[6];
    for (const id of ['paper_7', paper?.slug]) {
      expect(await graph.data(ONE, { id })).toEqual({ paper: { slug: paper?.slug } });
    }
  });

  test.each<[scheme: string, write: (value: string) => string]>([
    ['DOI', (value) => `doi:${value}`],
    ['DOI', (value) => `DOI:${value.toUpperCase()}`],
    ['DOI', (value) => `doi:https://doi.org/${value}`],
    ['ARXIV', (value) => `arxiv:${value}`],
    ['ARXIV', (value) => `arXiv: ${value}v3`],
    ['OPENALEX', (value) => `openalex:${value}`],
    ['S2', (value) => `s2:${value}`],
    ['ACL', (value) => `acl:${value}`],
    ['OPENREVIEW', (value) => `openreview:${value}`],
    ['PMID', (value) => `pmid:${value}`],
    ['PMCID', (value) => `pmcid:${value}`],
    ['DBLP', (value) => `dblp:${value}`],
  ])('by its %s', async (scheme, write) => {
    const { paper, value } = named(scheme);
    expect(await graph.data(ONE, { id: write(value) })).toEqual({ paper: { slug: paper.slug } });
  });

  test('by a slug that it had before, unless that is the slug of another today', async () => {
    const [kept, other] = graph.corpus.papers;
    await graph.database.dataSource.query(
      'INSERT INTO paper_former_slug (slug, paper_id) VALUES ($1, $3), ($2, $3) ON CONFLICT DO NOTHING',
      ['its-former-slug', other?.slug, kept?.key],
    );
    const data = await graph.data('query ($ids: [ID!]!) { papersByIds(ids: $ids) { slug } }', {
      ids: ['its-former-slug', other?.slug, kept?.slug],
    });
    expect(data.papersByIds).toEqual([{ slug: kept?.slug }, { slug: other?.slug }, { slug: kept?.slug }]);
    expect(await graph.data(ONE, { id: 'its-former-slug' })).toEqual({ paper: { slug: kept?.slug } });
  });

  test('by no name of nothing: that is null, not an error', async () => {
    const ids = ['paper_99999', 'no-such-paper', 'doi:10.9999/none', 'arxiv:9901.00001'];
    const data = await graph.data('query ($ids: [ID!]!) { papersByIds(ids: $ids) { slug } }', { ids });
    expect(data.papersByIds).toEqual([null, null, null, null]);
    for (const id of ids) expect(await graph.data(ONE, { id })).toEqual({ paper: null });
  });
});

describe('other things are found', () => {
  test('authors by ORCID iD, organizations by ROR id, all by id and slug', async () => {
    const author = graph.corpus.authors.find(({ orcid }) => orcid);
    const organization = graph.corpus.organizations.find(({ ror }) => ror);
    const data = await graph.data(
      `query ($orcid: ID!, $ror: ID!) {
        a: author(id: $orcid) { slug } b: author(id: "author_3") { slug } c: author(id: "author-3") { slug }
        d: organization(id: $ror) { slug } e: organization(id: "organization_3") { slug }
        f: organization(id: "organization-3") { slug } g: area(id: "area_3") { slug } h: area(id: "area-3") { slug }
        i: venue(id: "venue_3") { slug } j: venue(id: "venue-3") { slug }
        k: author(id: "nobody") { slug } l: organization(id: "nowhere") { slug } m: area(id: "none") { slug }
        n: venue(id: "none") { slug } o: author(id: "orcid:0000-0002-1825-0097") { slug }
      }`,
      { orcid: `orcid:${author?.orcid}`, ror: `ror:https://ror.org/${organization?.ror}` },
    );
    expect(Object.values<{ slug: string } | null>(data).map((one) => one?.slug ?? null)).toEqual([
      author?.slug,
      'author-3',
      'author-3',
      organization?.slug,
      'organization-3',
      'organization-3',
      'area-3',
      'area-3',
      'venue-3',
      'venue-3',
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('many at once', () => {
  const MANY = 'query ($ids: [ID!]!) { papersByIds(ids: $ids) { slug title authors { slug } } }';

  test('come in the order asked, the same one as often as asked, null where there is none', async () => {
    const [first, second] = graph.corpus.papers;
    const ids = [second?.slug, 'paper_1', 'none', second?.slug, 'paper_2'];
    const { papersByIds } = await graph.data(MANY, { ids });
    expect(papersByIds.map((one: { slug: string } | null) => one?.slug ?? null)).toEqual([
      second?.slug,
      first?.slug,
      null,
      second?.slug,
      second?.slug,
    ]);
  });

  test('give an error in the place of each malformed name and answer the others', async () => {
    const { data, errors } = await graph.run(MANY, { ids: ['paper_1', 'author_1', 'paper_2', 'x:y', ''] });
    expect(data.papersByIds.map((one: object | null) => one !== null)).toEqual([
      true,
      false,
      true,
      false,
      false,
    ]);
    const found = errors?.map(({ path, extensions, message }) => [path, extensions.code, message]);
    expect(found).toHaveLength(3);
    expect(found).toEqual(
      expect.arrayContaining([
        [
          ['papersByIds', 1],
          'BAD_USER_INPUT',
          'ids[1] must name a node of type Paper, got one of type Author: "author_1"',
        ],
        [['papersByIds', 3], 'BAD_USER_INPUT', expect.stringContaining('ids[3] must be a global id')],
        [['papersByIds', 4], 'BAD_USER_INPUT', expect.stringContaining('ids[4] must be a global id')],
      ]),
    );
  });

  test('of all types come by global id in the order asked', async () => {
    const ids = [
      'area_4',
      'paper_9',
      'venue_2',
      'author_1',
      'organization_1',
      'paper_99999',
      'author_99999',
      'area_4',
    ];
    const { nodes } = await graph.data(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Paper { slug } ... on Author { name papers { totalCount } }
        ... on ResearchArea { parent { slug } } ... on Venue { kind } ... on Organization { country } } }`,
      { ids },
    );
    const { papers, venues, authors, organizations, areas } = graph.corpus;
    const area = { __typename: 'ResearchArea', id: 'area_4', parent: { slug: areas[3]?.parent?.slug } };
    const wrote = papers.filter(({ authorships }) => authorships.some((one) => one.author === authors[0]));
    expect(nodes).toEqual([
      area,
      { __typename: 'Paper', id: 'paper_9', slug: papers[8]?.slug },
      { __typename: 'Venue', id: 'venue_2', kind: venues[1]?.kind },
      { __typename: 'Author', id: 'author_1', name: authors[0]?.name, papers: { totalCount: wrote.length } },
      { __typename: 'Organization', id: 'organization_1', country: organizations[0]?.country },
      null,
      null,
      area,
    ]);
  });

  test('of all types give an error in the place of each malformed id', async () => {
    const { data, errors } = await graph.run(
      '{ nodes(ids: ["paper_1", "paper", "area_2"]) { id } node(id: "area_3") { id } }',
    );
    expect(data).toEqual({ nodes: [{ id: 'paper_1' }, null, { id: 'area_2' }], node: { id: 'area_3' } });
    expect(errors).toMatchObject([{ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('a hundred are answered, none is an empty list', async () => {
    const ids = graph.corpus.papers.slice(0, 100).map(({ key }) => `paper_${key}`);
    const data = await graph.data(
      'query ($ids: [ID!]!) { nodes(ids: $ids) { id } none: papersByIds(ids: []) { id } }',
      { ids },
    );
    expect(data.nodes.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(data.none).toEqual([]);
  });
});
