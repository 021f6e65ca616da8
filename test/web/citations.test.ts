import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse as parseRis } from 'astrocite-ris';
import { bibtexParser } from 'latex-utensils';
import { SEED } from '../../src/seed/seed-file';
import { readCitations } from '../harness/citable-papers';
import { startWebServer, type WebServer } from './web-server';

let server: WebServer;
/** A paper with all that a citation can have. */
const SLUG = 'codescientist-end-to-end-semi-automated-scientific-discovery-with-code-based';
const TITLE = 'CodeScientist: End-to-End Semi-Automated Scientific Discovery with Code-based Experimentation';

beforeAll(async () => {
  server = await startWebServer('seeded');
});
afterAll(() => server?.close());

const typeOf = (answer: Response) => answer.headers.get('content-type');
const titles = SEED.papers.map(({ title }) => title).sort();
const sorted = (found: readonly { title?: string }[]) => found.map(({ title }) => title).sort();

describe('a file of the papers of a listing', () => {
  test.each([
    ['bib', 'application/x-bibtex', readCitations.bibtex],
    ['ris', 'application/x-research-info-systems', readCitations.ris],
    ['csl.json', 'application/vnd.citationstyles.csl+json', readCitations.cslJson],
    ['json', 'application/json', (text: string) => JSON.parse(text).papers],
  ])('as .%s is %s, and read by another program', async (extension, type, read) => {
    const answer = await server.get(`/papers.${extension}`);
    expect(answer.status).toBe(200);
    expect(typeOf(answer)).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.get('content-disposition')).toBe(
      extension === 'json' ? null : `attachment; filename="papers.${extension}"`,
    );
    expect(sorted(read(await answer.text()))).toEqual(titles);
    const some = read(
      await (await server.get(`/papers.${extension}?area=interpretability&year=2025`)).text(),
    );
    expect(some.length).toBeGreaterThan(0);
    expect(some.length).toBeLessThan(10);
    const none = await server.get(`/papers.${extension}?year=1850`);
    expect(none.status).toBe(200);
    if (extension !== 'bib' && extension !== 'ris') expect(read(await none.text())).toEqual([]);
    else expect(await none.text()).toBe('');
  });

  test('is read by strict grammars as well', async () => {
    const bib = await (await server.get('/papers.bib')).text();
    const entries = bibtexParser.parse(bib).content.filter(bibtexParser.isEntry);
    expect(entries).toHaveLength(10);
    expect(new Set(entries.map(({ internalKey }) => internalKey)).size).toBe(10);
    const ris = await (await server.get('/papers.ris')).text();
    expect(sorted(parseRis(ris))).toEqual(titles);
  });

  test('as JSON says what the graph says, under its names, and how many papers there are', async () => {
    const { papers, totalCount } = JSON.parse(
      await (await server.get('/papers.json?q=CodeScientist')).text(),
    );
    expect(totalCount).toBe(papers.length);
    expect(papers[0]).toMatchObject({
      slug: SLUG,
      title: TITLE,
      page: `${server.url}/papers/${SLUG}`,
      type: 'CONFERENCE_PAPER',
      year: 2025,
      doi: '10.18653/v1/2025.findings-acl.692',
      authors: expect.arrayContaining([
        expect.objectContaining({ name: 'Peter Jansen', page: `${server.url}/authors/peter-jansen` }),
      ]),
    });
  });

  test('of one page is told unread to who has it, and has a head', async () => {
    const first = await server.get('/papers.bib');
    const etag = first.headers.get('etag') ?? '';
    expect((await server.get('/papers.bib', { 'if-none-match': etag })).status).toBe(304);
    const head = await fetch(`${server.url}/papers.bib`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(typeOf(head)).toBe('application/x-bibtex; charset=utf-8');
    expect(await head.text()).toBe('');
  });
});

describe('a paper', () => {
  test.each([
    ['bib', (text: string) => readCitations.bibtex(text)[0]?.title],
    ['ris', (text: string) => readCitations.ris(text)[0]?.title],
    ['csl.json', (text: string) => readCitations.cslJson(text)[0]?.title],
    ['json', (text: string) => JSON.parse(text).title],
  ])('has a file at its address with .%s', async (extension, titleIn) => {
    const path = `/papers/${SLUG}.${extension}`;
    const answer = await server.get(path);
    expect(answer.status).toBe(200);
    expect(titleIn(await answer.text())).toBe(TITLE);
    expect(answer.headers.get('last-modified')).toMatch(/GMT$/);
    const etag = answer.headers.get('etag') ?? '';
    expect((await server.get(path, { 'if-none-match': etag })).status).toBe(304);
    const other = await server.get(`/papers/arxiv:2503.22708.${extension}`);
    expect(other.status).toBe(301);
    expect(other.headers.get('location')).toBe(path);
    for (const unknown of ['no-such-paper', '@@', '%00', 'doi:x'])
      expect((await server.get(`/papers/${unknown}.${extension}`)).status).toBe(404);
  });
});
