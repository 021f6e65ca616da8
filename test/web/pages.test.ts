import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SEED } from '../../src/seed/seed-file';
import { findAll, findOne, type HtmlElement, readHtml } from './read-html';
import { faultsOfJsonLd } from './schema-org';
import { readXml } from './strict-xml';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer('seeded', {
    environment: {
      PAPERGRAPH_SITE_NAME: 'A Lab',
      PAPERGRAPH_SITE_FOOTER: 'Made by [us](https://lab.example/).',
      PAPERGRAPH_SITE_ACCENT: 'ffee00',
    },
    async prepare({ dataSource }) {
      await dataSource.query(
        "INSERT INTO paper_former_slug (slug, paper_id) SELECT 'the-slug-of-yore', id FROM paper WHERE slug = 'olmoe-open-mixture-of-experts-language-models'",
      );
    },
  });
});
afterAll(() => server?.close());

const HTML = { accept: 'text/html' };
const OLMOE = '/papers/olmoe-open-mixture-of-experts-language-models';

async function page(path: string, status = 200): Promise<HtmlElement> {
  const answer = await server.get(path, HTML);
  expect([path, answer.status]).toEqual([path, status]);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  return readHtml(await answer.text());
}

const titles = (root: HtmlElement) =>
  findAll(root, 'article', { class: 'pg-card' }).map((card) => card.children[0]?.text);
const links = (root: HtmlElement) => findAll(root, 'a').map(({ attributes }) => attributes.href ?? '');
const meta = (root: HtmlElement, name: string) =>
  findAll(root, 'meta', { name }).map(({ attributes }) => attributes.content);

const PAGES = [
  '/',
  '/papers',
  '/papers?q=language+models&year=2025&sort=title',
  '/papers?q=nothing-has-this-word',
  OLMOE,
  '/authors',
  '/authors?q=smith&sort=name',
  '/authors/noah-a-smith',
  '/areas',
  '/areas/language-models',
  '/venues',
  '/venues/iclr',
];

describe('the home page', () => {
  test('is the page of the seed: title, introduction, ten titles and excerpts in order, with more to each', async () => {
    const root = await page('/');
    expect(findAll(root, 'h1').map(({ text }) => text)).toEqual([SEED.collection.title]);
    expect(findOne(root, 'p', { class: 'intro' }).text).toBe(SEED.collection.description);
    const cards = findAll(root, 'article', { class: 'pg-card' });
    expect(titles(root)).toEqual(SEED.papers.map(({ title }) => title));
    expect(cards.map((card) => findOne(card, 'p', { class: 'pg-excerpt' }).text)).toEqual(
      SEED.papers.map(({ excerpt }) => excerpt),
    );
    for (const [index, card] of cards.entries()) {
      const authors = SEED.papers[index]?.authors ?? [];
      expect(findOne(card, 'span', { class: 'pg-authors' }).text).toContain(authors[0]?.name);
      expect(links(card)).toContainEqual(expect.stringMatching(/^\/venues\//));
      expect(links(card)).toContainEqual(expect.stringMatching(/^\/areas\//));
    }
  });

  test('is what its collection is called by name, too', async () => {
    const answer = await server.get('/collections/research-papers', HTML);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/']);
    await page('/collections/no-such-collection', 404);
  });

  test('has the operator’s name, footer and colour, dark enough to be read', async () => {
    const root = await page('/');
    expect(findOne(root, 'title').text).toBe('A Lab');
    expect(findOne(root, 'a', { class: 'home' }).text).toBe('A Lab');
    expect(findOne(root, 'footer').children[0]?.text).toBe('Made by us.');
    expect(links(findOne(root, 'footer'))[0]).toBe('https://lab.example/');
    const sheet = findOne(root, 'link', { rel: 'stylesheet' }).attributes.href ?? '';
    const answer = await server.get(sheet);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(await answer.text()).toMatch(/--accent:#(?!ffee00)\w{6}.*--accent:#ffee00/);
  });
});

describe('every page', () => {
  test.each(PAGES)(
    '%s is valid HTML with one heading, a name, a search and a way past the navigation',
    async (path) => {
      const root = await page(path);
      expect(findAll(root, 'h1')).toHaveLength(1);
      expect(findOne(root, 'html').attributes.lang).toBe('en');
      expect(findOne(root, 'title').text).toMatch(/A Lab$/);
      expect(findOne(root, 'a', { class: 'skip' }).attributes.href).toBe('#main');
      expect(findOne(root, 'main').attributes.id).toBe('main');
      expect(findOne(root, 'form', { class: 'search' }).attributes).toMatchObject({
        action: '/papers',
        method: 'get',
      });
    },
  );

  test.each(PAGES)('%s may run and load nothing but files of this server', async (path) => {
    const { headers } = await server.get(path, HTML);
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split('; ').map((rule): [string, string] => {
        const [name = '', ...values] = rule.split(' ');
        return [name, values.join(' ')];
      }),
    );
    expect(policy.get('default-src')).toBe("'none'");
    expect(policy.get('script-src')).toBe("'self'");
    expect(policy.get('style-src')).toBe("'self'");
    expect(policy.get('require-trusted-types-for')).toBe("'script'");
    expect(policy.get('frame-ancestors')).toBe("'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
  });

  test.each(PAGES)('%s says where it is, and is 304 for who has it', async (path) => {
    const first = await server.get(path, HTML);
    const root = readHtml(await first.text());
    expect(findOne(root, 'link', { rel: 'canonical' }).attributes.href).toContain(`${server.url}/`);
    const etag = first.headers.get('etag') ?? '';
    expect((await server.get(path, { ...HTML, 'if-none-match': etag })).status).toBe(304);
  });

  test.each(PAGES)(
    '%s links to the playground with the document it was made from, which gives its data',
    async (path) => {
      const root = await page(path);
      const link = findAll(root, 'a').find(({ text }) => text === 'Query this');
      const search = new URL(link?.attributes.href ?? '', server.url).searchParams;
      const answer = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          query: search.get('query'),
          variables: JSON.parse(search.get('variables') ?? ''),
        }),
      });
      const text = await answer.text();
      expect(JSON.parse(text)).not.toHaveProperty('errors');
      for (const title of titles(root)) expect(text).toContain(JSON.stringify(title).slice(1, -1));
    },
  );

  test('all links on all pages lead somewhere', async () => {
    const found = new Set<string>();
    for (const path of PAGES) for (const href of links(await page(path))) found.add(href);
    const own = [...found].filter((href) => href.startsWith('/') && !href.startsWith('/playground'));
    expect(own.length).toBeGreaterThan(100);
    const statuses = await Promise.all(
      own.map(async (href) => [href, (await server.get(href, HTML)).status] as const),
    );
    expect(statuses.filter(([, status]) => status !== 200 && status !== 302)).toEqual([]);
  });
});

describe('the listing', () => {
  test('has years as headings, newest first, and how many papers there are', async () => {
    const root = await page('/papers');
    expect(findOne(root, 'p', { role: 'status' }).text).toBe('10 papers');
    const years = findAll(root, 'h2', { class: 'year' }).map(({ text }) => Number(text));
    expect(years).toEqual([...new Set(years)].sort((a, b) => b - a));
    expect(titles(root)).toHaveLength(10);
  });

  test('is narrowed by each facet to as many papers as that says', async () => {
    const root = await page('/papers');
    const aside = findOne(root, 'aside');
    const values = findAll(aside, 'a').filter(({ children }) =>
      children.some(({ attributes }) => attributes.class === 'count'),
    );
    expect(values.length).toBeGreaterThan(10);
    for (const { attributes, children } of values) {
      const count = Number(children.find((child) => child.attributes.class === 'count')?.text);
      const narrowed = await page(attributes.href ?? '');
      expect(titles(narrowed)).toHaveLength(count);
      expect(findAll(narrowed, 'a', { class: 'chip' })).toHaveLength(1);
    }
  });

  test('names its conditions as people do, each with a link that takes it away', async () => {
    const root = await page('/papers?q=language&area=language-models&author=noah-a-smith&year=2025&has=code');
    const chips = findAll(root, 'a', { class: 'chip' });
    expect(chips.map(({ text }) => text.replace(' – remove×', ''))).toEqual([
      'Search “language”',
      'Area Language Models',
      'Author Noah A. Smith',
      'Year 2025',
      'With Code',
    ]);
    expect(chips[1]?.attributes.href).toBe('/papers?q=language&author=noah-a-smith&year=2025&has=code');
    const kept = findAll(findOne(root, 'form', { class: 'search' }), 'input', { type: 'hidden' });
    expect(kept.map(({ attributes }) => `${attributes.name}=${attributes.value}`)).toContain(
      'area=language-models',
    );
  });

  test('says what it found nothing for', async () => {
    const root = await page('/papers?q=nothing-has-this-word');
    expect(findOne(root, 'p', { role: 'status' }).text).toBe('0 papers');
    expect(findOne(root, 'div', { class: 'empty' }).text).toContain('No paper meets all of this');
  });

  test.each([
    ['/papers?year=soon', 'year=“soon” is ignored'],
    ['/papers?after=bm9uc2Vuc2U', 'The page that was asked for is none of this list'],
    ['/papers?before=%F0%9F%98%80', 'before=“😀” is ignored'],
    ['/papers?type=poem&cited=many', 'type=“poem” is ignored'],
    ['/areas/language-models?after=bm9uc2Vuc2U', 'The page that was asked for is none of this list'],
    ['/authors?after=bm9uc2Vuc2U', 'The page that was asked for is none of this list'],
    ['/?after=bm9uc2Vuc2U', 'The page that was asked for is none of this list'],
  ])('%s is answered, and says: %s', async (path, note) => {
    const root = await page(path);
    expect(findOne(root, 'div', { class: 'notes' }).text).toContain(note);
    expect(titles(root).length + findAll(root, 'ul', { class: 'names' }).length).toBeGreaterThan(0);
  });

  test('never fails, whatever its address holds', async () => {
    const odd = [
      '%00',
      '%ff',
      '%F0%9F',
      '"',
      '<script>',
      'a'.repeat(3_000),
      '..%2F..',
      '-',
      'or',
      '"unclosed',
      '((',
      '\\',
      '%25',
    ];
    for (const name of [
      'q',
      'area',
      'author',
      'venue',
      'organization',
      'year',
      'type',
      'sort',
      'after',
      'has',
      'cited',
    ]) {
      for (const value of odd) {
        const { status } = await server.get(`/papers?${name}=${value}`, HTML);
        expect([name, value, [200, 400, 414].includes(status)]).toEqual([name, value, true]);
      }
    }
    for (const value of odd.slice(0, 8)) {
      for (const kind of ['papers', 'authors', 'areas', 'venues', 'collections', 'sitemaps', 'assets']) {
        const { status } = await server.get(`/${kind}/${value}`, HTML);
        expect([kind, value, [400, 404, 414].includes(status)]).toEqual([kind, value, true]);
      }
    }
  });
});

describe('a paper', () => {
  test('is found by a slug that it had before, by its id and by its DOI, and leads to its address of today', async () => {
    for (const name of ['the-slug-of-yore', 'arxiv:2409.02060']) {
      const answer = await server.get(`/papers/${name}?x=1`, HTML);
      expect([name, answer.status, answer.headers.get('location')]).toEqual([name, 301, `${OLMOE}?x=1`]);
    }
  });

  test('has the tags that Google Scholar and Zotero read', async () => {
    const root = await page(OLMOE);
    const paper = SEED.papers.find(({ title }) => title.startsWith('OLMoE'));
    expect(meta(root, 'citation_title')).toEqual([paper?.title]);
    expect(meta(root, 'citation_author')).toHaveLength(paper?.authors.length ?? 0);
    expect(meta(root, 'citation_author')[0]).toBe('Muennighoff, Niklas');
    expect(meta(root, 'citation_publication_date')).toEqual(['2025']);
    expect(meta(root, 'citation_conference_title')).toEqual([
      'International Conference on Learning Representations',
    ]);
    expect(meta(root, 'citation_arxiv_id')).toEqual(['2409.02060']);
    expect(
      findAll(root, 'meta', { property: 'og:title' }).map(({ attributes }) => attributes.content),
    ).toEqual([paper?.title]);
  });

  test('and a person are described in the terms of schema.org', async () => {
    for (const path of [OLMOE, '/authors/noah-a-smith']) {
      const root = await page(path);
      const described = JSON.parse(findOne(root, 'script', { type: 'application/ld+json' }).text);
      expect(faultsOfJsonLd(described)).toEqual([]);
    }
  });

  test('can be cited from its page', async () => {
    const root = await page(OLMOE);
    expect(findOne(root, 'pre', { id: 'bibtex' }).text).toContain('@inproceedings{');
    expect(findOne(root, 'p', { id: 'apa' }).text).toContain('(2025).');
    expect(links(root)).toEqual(
      expect.arrayContaining([`${OLMOE}.bib`, `${OLMOE}.ris`, `${OLMOE}.csl.json`]),
    );
  });
});

describe('what is not there', () => {
  test.each([
    '/nothing',
    '/papers/no-such-paper',
    '/authors/nobody',
    '/areas/none',
    '/venues/none',
    '/papers/Ünï',
  ])('%s is 404 with a search', async (path) => {
    const root = await page(path, 404);
    expect(findAll(root, 'form', { class: 'search' })).toHaveLength(1);
    expect(meta(root, 'robots')).toEqual(['noindex']);
  });

  test('is 404 as JSON for who wants no page, as everywhere else', async () => {
    const answer = await server.get('/nothing', { accept: 'application/json' });
    expect([answer.status, await answer.json()]).toMatchObject([404, { errors: [{}] }]);
  });
});

describe('for search engines', () => {
  test('robots.txt leads to the sitemap, which leads to every page there is', async () => {
    const robots = await (await server.get('/robots.txt')).text();
    expect(robots).toContain(`Sitemap: ${server.url}/sitemap.xml`);
    const locations = async (url: string) => {
      const answer = await server.get(new URL(url, server.url).pathname);
      expect(answer.headers.get('content-type')).toBe('application/xml; charset=utf-8');
      const root = readXml(await answer.text());
      return root.children.map(({ children }) => children.find(({ name }) => name === 'loc')?.text ?? '');
    };
    const files = await locations('/sitemap.xml');
    const addresses = (await Promise.all(files.map(locations))).flat();
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.filter((address) => address.startsWith(`${server.url}/papers/`))).toHaveLength(10);
    for (const address of addresses) expect((await fetch(address)).status).toBe(200);
    expect((await server.get('/sitemaps/papers-2.xml')).status).toBe(404);
    expect((await server.get('/sitemaps/passwords-1.xml')).status).toBe(404);
  });
});

test('nothing of all this was worth a warning', () => expect(server.logged).toEqual([]));
