import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseJsonFeed } from 'feedsmith';
import { SEED } from '../../src/seed/seed-file';
import { eventually } from '../harness/embedded-process';
import { readXml, type XmlElement } from './strict-xml';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer;
beforeAll(async () => {
  server = await startWebServer('seeded', { environment: { PAPERGRAPH_SITE_NAME: 'A Lab' } });
});
afterAll(() => server?.close());

const all = ({ children }: XmlElement, name: string) => children.filter((child) => child.name === name);
const one = (parent: XmlElement, name: string) => all(parent, name)[0]?.text;
const linkOf = (parent: XmlElement, rel: string) =>
  all(parent, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href;

async function atom(path: string): Promise<XmlElement> {
  const answer = await server.get(path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  return readXml(await answer.text());
}

const titles = (feed: XmlElement) => all(feed, 'entry').map((entry) => one(entry, 'title'));

describe('/papers.atom', () => {
  test('has the papers, the newest first, with what a reader shows of them', async () => {
    const feed = await atom('/papers.atom');
    expect(one(feed, 'title')).toBe('Papers – A Lab');
    expect(linkOf(feed, 'self')).toBe(`${server.url}/papers.atom`);
    expect(linkOf(feed, 'alternate')).toBe(`${server.url}/papers`);
    expect(titles(feed).sort()).toEqual(SEED.papers.map(({ title }) => title).sort());
    const dates = all(feed, 'entry').map((entry) => one(entry, 'published') ?? '');
    expect(dates).toEqual([...dates].sort().reverse());
    for (const entry of all(feed, 'entry')) {
      expect(linkOf(entry, 'alternate')).toMatch(new RegExp(`^${server.url}/papers/[a-z0-9-]+$`));
      expect(one(entry, 'id')).toMatch(new RegExp(`^${server.url}/papers/paper_\\d+$`));
      expect(one(entry, 'summary')).toBeTruthy();
      expect(all(entry, 'author').length).toBeGreaterThan(0);
    }
  });

  test.each([
    ['/papers.atom?area=interpretability', 'Interpretability – A Lab'],
    ['/papers.atom?author=niklas-muennighoff&year=2025', 'Niklas Muennighoff, 2025 – A Lab'],
    ['/papers.atom?venue=iclr', 'International Conference on Learning Representations – A Lab'],
    ['/papers.atom?q=language+models', '“language models” – A Lab'],
    ['/papers.atom?type=preprint&has=code', 'Preprint, with code – A Lab'],
  ])('of any listing: %s is called %s', async (path, title) => {
    const feed = await atom(path);
    expect(one(feed, 'title')).toBe(title);
    expect(linkOf(feed, 'self')).toBe(server.url + path);
    expect(linkOf(feed, 'alternate')).toBe(server.url + path.replace('.atom', ''));
    expect(all(feed, 'entry').length).toBeLessThan(10);
  });

  test('of nothing is a feed all the same', async () => {
    for (const path of ['/papers.atom?area=no-such-area', '/papers.atom?year=1850'])
      expect(all(await atom(path), 'entry')).toEqual([]);
  });

  test('is told unread to who has it', async () => {
    const first = await server.get('/papers.atom');
    const etag = first.headers.get('etag') ?? '';
    const changed = first.headers.get('last-modified') ?? '';
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const statusWith = async (headers: Record<string, string>) =>
      (await server.get('/papers.atom', headers)).status;
    expect(await statusWith({ 'if-none-match': etag })).toBe(304);
    expect(await statusWith({ 'if-none-match': '"other"', 'if-modified-since': changed })).toBe(200);
    expect(await statusWith({ 'if-modified-since': changed })).toBe(304);
    expect(await statusWith({ 'if-modified-since': 'Thu, 01 Jan 2015 00:00:00 GMT' })).toBe(200);
    expect(await statusWith({ 'if-modified-since': 'yesterday' })).toBe(200);
  });

  test('keeps the id of an entry when the paper gets another slug, and tells of the change', async () => {
    const read = async () => {
      const [entry] = all(await atom('/papers.atom?q=OLMoE'), 'entry');
      if (!entry) throw new Error('no entry');
      return { id: one(entry, 'id'), url: linkOf(entry, 'alternate') };
    };
    const { id, url } = await read();
    await server.database.dataSource.query(
      "UPDATE paper SET slug = slug || '-renamed' WHERE title LIKE 'OLMoE%'",
    );
    // The server hears of a write a moment after it.
    await eventually(async () => (await read()).url !== url);
    expect(await read()).toEqual({ id, url: `${url}-renamed` });
    await server.database.dataSource.query(
      "UPDATE paper SET slug = replace(slug, '-renamed', '') WHERE title LIKE 'OLMoE%'",
    );
  });
});

test('/papers.feed.json has the same papers', async () => {
  const answer = await server.get('/papers.feed.json?area=interpretability');
  expect(answer.headers.get('content-type')).toBe('application/feed+json; charset=utf-8');
  const feed = parseJsonFeed(await answer.text());
  expect(feed).toMatchObject({ title: 'Interpretability – A Lab' });
  expect(feed.items?.map(({ title }) => title)).toEqual(
    titles(await atom('/papers.atom?area=interpretability')),
  );
});

test('a parameter that cannot be read is answered 400, with what is allowed', async () => {
  for (const path of ['/papers.atom', '/papers.feed.json', '/papers.bib', '/papers.json']) {
    const answer = await server.get(`${path}?year=soon&type=poem`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toBeNull();
    const text = await answer.text();
    expect(text).toContain('year=“soon” cannot be read: a year is written 2024');
    expect(text).toContain('type=“poem” cannot be read: it must be conference-paper');
    expect((await server.get(`${path}?utm_source=x`)).status).toBe(200);
  }
  const cursor = await server.get('/papers.atom?after=bm90IGEgY3Vyc29y');
  expect(cursor.status).toBe(400);
  expect(await cursor.text()).toMatch(/after/);
});

describe('where the graph gives twenty papers at most and a proxy stands before the server', () => {
  let small: WebServer;
  beforeAll(async () => {
    small = await startWebServer('seeded', {
      environment: { PAPERGRAPH_MAX_PAGE_SIZE: '20', PUBLIC_URL: 'https://papers.example/lab' },
      prepare: ({ dataSource }) =>
        dataSource.query(`INSERT INTO paper (slug, title, title_folded, type)
          SELECT 'paper-' || n, 'Paper ' || n, '', 'OTHER' FROM generate_series(1, 40) n`),
    });
  });
  afterAll(() => small?.close());

  test('a feed goes on page by page, without repetition', async () => {
    const seen: (string | undefined)[] = [];
    let path: string | undefined = '/papers.atom?sort=title';
    for (let pages = 1; path; pages += 1) {
      const feed = readXml(await (await small.get(path)).text());
      expect(one(feed, 'id')).toBe('https://papers.example/lab/papers.atom?sort=title');
      seen.push(...titles(feed));
      path = linkOf(feed, 'next')?.replace('https://papers.example/lab', '');
      expect(pages).toBeLessThan(4);
    }
    expect(seen).toEqual([...new Set(seen)]);
    expect(seen).toHaveLength(50);
  });

  test('a file of papers is whole, and addresses are those of the proxy', async () => {
    const answer = await small.get('/papers.json?sort=title', { 'accept-encoding': 'gzip' });
    const { papers, totalCount } = (await answer.json()) as {
      papers: { page: string }[];
      totalCount: number;
    };
    expect(totalCount).toBe(50);
    expect(papers).toHaveLength(50);
    for (const { page } of papers) expect(page).toMatch(/^https:\/\/papers\.example\/lab\/papers\//);
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    expect((await (await small.get('/papers.bib')).text()).match(/^@/gm)).toHaveLength(50);
  });
});
