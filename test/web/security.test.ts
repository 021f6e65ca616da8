import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED } from '../../src/seed/seed-file';
import { ANSWER_RULES, isPlayground, PAGE_RULES, policyOf } from './answer-rules';
import { type Crawled, crawl } from './crawl';
import { startWebServer, type WebServer } from './web-server';

const FRAMERS = 'https://lab.example https://uni.example';
const ORIGIN = 'https://graph-user.example';
let server: WebServer;
let found: readonly Crawled[];

const EXTENSIONS = ['bib', 'ris', 'csl.json', 'json'];

beforeAll(async () => {
  server = await startWebServer('seeded', {
    environment: { PAPERGRAPH_FRAME_ANCESTORS: FRAMERS.replace(' ', ','), PAPERGRAPH_CORS_ORIGINS: ORIGIN },
  });
  const { papers } = (await (await server.get('/papers.json')).json()) as { papers: { slug: string }[] };
  const [{ slug } = { slug: '' }] = papers;
  const page = encodeURIComponent(`${server.url}/papers/${slug}`);
  found = await crawl(
    server,
    [
      // Whatever has one address only.
      ...server.routes().filter((route) => !/[:*]/.test(route)),
      ...[
        '/',
        '/papers',
        '/authors',
        '/areas',
        '/venues',
        '/collections/research-papers',
        '/sitemap.xml',
        '/robots.txt',
      ],
      ...['atom', 'feed.json', ...EXTENSIONS].map((extension) => `/papers.${extension}`),
      ...EXTENSIONS.map((extension) => `/papers/${slug}.${extension}`),
      ...[
        '/no-such-page',
        '/papers/none',
        '/papers/none.bib',
        '/authors/none',
        '/papers?year=soon',
        '/papers.bib?year=soon',
      ],
      ...[
        `/oembed?url=${page}`,
        `/oembed?url=${page}&format=xml`,
        '/oembed',
        '/oembed?url=https://evil.example/',
      ],
      ...[`/embed/papers/${slug}`, '/embed/papers/none', '/embed/papers?limit=3', '/embed/papers?limit=x'],
      ...['/embed/v1.js', '/embed/v1.css', `/embed/v1/cards?q=${slug},none`, '/embed/v1/cards'],
      ...[
        '/embed/snippets',
        '/embed/snippets.json',
        '/embed/snippets?page=/none',
        '/embed/snippets.json?page=/none',
      ],
      ...[
        '/healthz',
        '/readyz',
        '/schema.graphql',
        '/graphql?query={__typename}',
        '/playground',
        '/playground/plain',
      ],
    ],
    { origin: ORIGIN },
  );
});
afterAll(() => server?.close());

const isPage = ({ type }: Crawled) => type.startsWith('text/html');
/** Pages for frames of other sites; what is copied into them is shown on a page of ours. */
const isFrame = ({ path }: Crawled) => /^\/embed\/papers/.test(path);
/** What pages of other sites read by scripts. */
const isOpen = ({ path }: Crawled) => /^\/(embed\/(?!papers|snippets)|oembed)/.test(path);
const isGraph = ({ path }: Crawled) => /^\/(graphql|schema\.graphql|healthz|readyz|playground)/.test(path);

/** Paths, so that a test that fails tells where. */
const where = (documents: readonly Crawled[]) => documents.map(({ path, status }) => `${status} ${path}`);
const except = (documents: readonly Crawled[], isFine: (document: Crawled) => boolean | undefined) =>
  where(documents.filter((document) => !isFine(document)));

test('the walk reaches every route there is', () => {
  const paths = found.map(({ path }) => path.replace(/\?.*/, ''));
  const routes = server.routes();
  expect(routes).toEqual(
    expect.arrayContaining(['/', '/papers/:slug', '/papers/:slug.bib', '/oembed', '/graphql']),
  );
  const missed = routes.filter((route) => {
    const pattern = new RegExp(
      `^${route.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`,
    );
    return !paths.some((path) => pattern.test(path));
  });
  // Files of the playground are fetched by its script.
  expect(missed.filter((route) => !route.startsWith('/playground'))).toEqual([]);
  expect(paths.length).toBeGreaterThan(SEED.papers.length * 5);
});

describe('every answer', () => {
  test.each(Object.entries(ANSWER_RULES))('%s', (_, holds) => expect(except(found, holds)).toEqual([]));

  test('is well-formed, and no fault of ours', () => {
    expect(
      found
        .filter((each) => each.faults.length > 0 && !isPlayground(each))
        .map(({ path, faults }) => ({ path, faults })),
    ).toEqual([]);
    expect(except(found, ({ status }) => status < 500)).toEqual([]);
  });
});

describe('every page of ours', () => {
  const pages = () => found.filter((document) => isPage(document) && !isPlayground(document));

  test.each(Object.entries(PAGE_RULES))('%s', (_, holds) => {
    expect(pages().length).toBeGreaterThan(30);
    expect(except(pages(), holds)).toEqual([]);
  });

  test('is framed by nobody, but those for frames by whom the operator lets', () => {
    const framers = (document: Crawled) => policyOf(document).get('frame-ancestors');
    expect(except(found.filter(isFrame), (document) => framers(document)?.endsWith(FRAMERS))).toEqual([]);
    expect(found.filter(isFrame).length).toBeGreaterThan(3);
    expect(
      except(
        found.filter((each) => !isFrame(each)),
        (document) => framers(document) === "'none'",
      ),
    ).toEqual([]);
  });
});

describe('pages of other origins', () => {
  const allowed = ({ headers }: Crawled) => headers.get('access-control-allow-origin');

  test('read what is embedded, all of them, and without credentials', () => {
    expect(found.filter(isOpen).length).toBeGreaterThan(8);
    expect(except(found.filter(isOpen), (document) => allowed(document) === '*')).toEqual([]);
    expect(except(found, ({ headers }) => headers.get('access-control-allow-credentials') === null)).toEqual(
      [],
    );
  });

  test('read the graph where the operator lets them', () => {
    expect(except(found.filter(isGraph), (document) => allowed(document) === ORIGIN)).toEqual([]);
  });

  test('read nothing else', () => {
    const others = found.filter((document) => !isOpen(document) && !isGraph(document));
    expect(others.length).toBeGreaterThan(50);
    expect(except(others, (document) => allowed(document) === null)).toEqual([]);
    expect(except(others, ({ headers }) => !/origin/i.test(headers.get('vary') ?? ''))).toEqual([]);
  });
});

test('another method than GET is refused on every page', async () => {
  for (const path of ['/', '/papers', '/papers.bib', '/oembed', '/embed/v1.js'])
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const { status } = await fetch(server.url + path, { method });
      expect({ path, method, status }).toMatchObject({ status: 404 });
    }
});
