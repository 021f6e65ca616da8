import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultsOfJsonLd } from './schema-org';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer;
const SLUG = 'codescientist-end-to-end-semi-automated-scientific-discovery-with-code-based';

beforeAll(async () => {
  server = await startWebServer('seeded');
});
afterAll(() => server?.close());

const typeOf = (answer: Response) => answer.headers.get('content-type');

describe('the address of a paper', () => {
  test.each([
    ['application/x-bibtex', 'application/x-bibtex; charset=utf-8', /^@inproceedings\{jansen2025/],
    [
      'application/x-research-info-systems',
      'application/x-research-info-systems; charset=utf-8',
      /^TY {2}- CONF/,
    ],
    [
      'application/vnd.citationstyles.csl+json',
      'application/vnd.citationstyles.csl+json; charset=utf-8',
      /^\[/,
    ],
    ['text/x-bibliography', 'text/x-bibliography; style=apa; charset=utf-8', /^Jansen, P\., /],
    [
      'text/x-bibliography; style=apa; locale=en-US',
      'text/x-bibliography; style=apa; charset=utf-8',
      /^Jansen/,
    ],
    ['application/ld+json', 'application/ld+json; charset=utf-8', /"@type": "ScholarlyArticle"/],
    ['application/json', 'application/json; charset=utf-8', /"slug": "codescientist/],
    ['application/x-bibtex;q=0.5, application/ld+json', 'application/ld+json; charset=utf-8', /^\{/],
    ['*/*', 'text/html; charset=utf-8', /^<!doctype html>/],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'text/html; charset=utf-8', /^<!doctype html>/],
  ])('is given to who accepts %s as %s', async (accept, type, text) => {
    const answer = await server.get(`/papers/${SLUG}`, { accept });
    expect(answer.status).toBe(200);
    expect(typeOf(answer)).toBe(type);
    expect(answer.headers.get('vary')).toContain('Accept');
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(await answer.text()).toMatch(text);
  });

  test('is not given in a form that it cannot be had in', async () => {
    for (const accept of ['image/png', 'text/x-bibliography; style=harvard3', 'text/html;q=0']) {
      const answer = await server.get(`/papers/${SLUG}`, { accept });
      expect(answer.status).toBe(406);
      expect(answer.headers.get('vary')).toContain('Accept');
      expect(await answer.text()).toContain('application/x-bibtex');
    }
    const unknown = await server.get('/papers/no-such-paper', { accept: 'application/x-bibtex' });
    expect(unknown.status).toBe(404);
    expect(typeOf(unknown)).toBe('text/plain; charset=utf-8');
    const other = await server.get('/papers/arxiv:2503.22708', { accept: 'application/x-bibtex' });
    expect(other.headers.get('location')).toBe(`/papers/${SLUG}`);
  });

  test('describes it in terms that schema.org has, whichever of the seed it is', async () => {
    const { papers } = JSON.parse(await (await server.get('/papers.json')).text());
    for (const { slug } of papers) {
      const answer = await server.get(`/papers/${slug}`, { accept: 'application/ld+json' });
      const article = JSON.parse(await answer.text());
      expect(article).toMatchObject({ '@type': 'ScholarlyArticle', '@id': `${server.url}/papers/${slug}` });
      expect(faultsOfJsonLd(article)).toEqual([]);
    }
  });
});
