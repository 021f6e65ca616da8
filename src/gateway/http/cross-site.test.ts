import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import { type FixtureServer, startFixtureServer } from '../../../test/harness/fixture-server';
import { crossSiteRefusal } from './cross-site';

const MUTATION = 'mutation { rename(title: "Stolen") }';
const JSON_BODY = JSON.stringify({ query: MUTATION });

/** What browsers send of themselves; without `site`, an old browser. */
const browser = (site: string | undefined, mode: string, dest: string, origin?: string) => ({
  ...(site ? { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest } : {}),
  ...(origin ? { origin } : {}),
});
const EVIL = 'https://evil.example';

let open: FixtureServer;
let closed: FixtureServer;
beforeAll(async () => {
  open = await startFixtureServer();
  closed = await startFixtureServer({
    cors: { origins: ['https://lab.example'] },
    publicUrl: 'https://graph.example/',
  });
});
beforeEach(() => {
  open.engine.renamed.length = 0;
  closed.engine.renamed.length = 0;
});
afterAll(() => Promise.all([open.close(), closed.close()]));

/** By `request`, since `fetch` sets Fetch-Metadata of its own. */
async function send(url: string, headers: Record<string, string>, body?: string) {
  const response = await request(url, { method: body === undefined ? 'GET' : 'POST', headers, body });
  return { status: response.statusCode, headers: response.headers, body: await response.body.text() };
}
const post = ({ url }: FixtureServer, headers: Record<string, string>, body = JSON_BODY) =>
  send(`${url}/graphql`, headers, body);
const get = ({ url }: FixtureServer, query: string, headers: Record<string, string>) =>
  send(`${url}/graphql?query=${encodeURIComponent(query)}`, headers);

describe('a page of another site that forges a request', () => {
  const simpleTypes = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'];
  const disguises = [
    'text/plain; application/json',
    'text/plain;x=application/json',
    'text/plain, application/json',
  ];

  test.each([...simpleTypes, ...disguises])('cannot run a mutation as %s, in any browser', async (type) => {
    for (const sent of [
      browser('cross-site', 'navigate', 'document', EVIL),
      browser('cross-site', 'no-cors', 'empty', EVIL),
      browser('cross-site', 'cors', 'empty', EVIL),
      browser('same-site', 'no-cors', 'empty', 'https://other.lab.example'),
      browser(undefined, '', '', EVIL),
      browser(undefined, '', '', 'null'),
      browser(undefined, '', ''),
    ]) {
      const response = await post(open, { 'content-type': type, ...sent });
      expect([403, 415]).toContain(response.status);
    }
    expect(open.engine.renamed).toEqual([]);
  });

  test('cannot run a mutation with a body that names no type', async () => {
    const response = await post(open, browser(undefined, '', '', EVIL));
    expect(response.status).toBe(415);
    expect(open.engine.renamed).toEqual([]);
  });

  test('cannot run a mutation by GET, followed as a link or otherwise', async () => {
    for (const sent of [
      browser('cross-site', 'navigate', 'document'),
      browser('cross-site', 'cors', 'empty', EVIL),
      browser('none', 'navigate', 'document'),
      browser(undefined, '', ''),
    ]) {
      const response = await get(open, MUTATION, sent);
      expect(response.status).toBe(405);
      expect(response.headers.allow).toBe('POST');
    }
    expect(open.engine.renamed).toEqual([]);
  });

  test.each([
    ['an image', browser('cross-site', 'no-cors', 'image')],
    ['a script', browser('cross-site', 'no-cors', 'script')],
    ['a frame', browser('cross-site', 'navigate', 'iframe')],
    ['a form', browser('same-site', 'navigate', 'document', EVIL)],
  ])('cannot even make the server run a query by %s', async (kind, sent) => {
    const response =
      kind === 'a form'
        ? await post(open, { 'content-type': 'text/plain', ...sent })
        : await get(open, '{ paper(id: 1) { id } }', sent);
    expect(response.status).toBe(403);
    expect(JSON.parse(response.body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });
});

describe('a page of another site that asks as it should', () => {
  test('gets leave by a preflight and may then send JSON, without credentials', async () => {
    const preflight = await fetch(`${open.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://lab.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type');
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST');

    const sent = browser('cross-site', 'cors', 'empty', 'https://lab.example');
    const response = await post(open, { 'content-type': 'application/json', ...sent });
    expect(response.status).toBe(200);
    expect(response.headers['access-control-allow-origin']).toBe('*');
    expect(response.headers['access-control-expose-headers']).toBe('x-request-id, x-graph-version');
    expect(open.engine.renamed).toEqual(['Stolen']);
  });

  test('may query by GET, and be linked to', async () => {
    const query = '{ paper(id: 1) { id } }';
    expect((await get(open, query, browser('cross-site', 'cors', 'empty', EVIL))).status).toBe(200);
    expect((await get(open, query, browser('cross-site', 'navigate', 'document'))).status).toBe(200);
  });
});

describe('where the operator lists origins', () => {
  const json = { 'content-type': 'application/json' };

  test('those are served and told so', async () => {
    const sent = browser('cross-site', 'cors', 'empty', 'https://lab.example');
    const response = await post(closed, { ...json, ...sent });
    expect(response.status).toBe(200);
    expect(response.headers['access-control-allow-origin']).toBe('https://lab.example');
    expect(response.headers.vary).toMatch(/origin/i);
  });

  test.each([
    ['a new browser', browser('cross-site', 'cors', 'empty', EVIL)],
    ['an old browser', browser(undefined, '', '', EVIL)],
    ['a sandboxed frame', browser('cross-site', 'cors', 'empty', 'null')],
  ])('others are refused even after a preflight: %s', async (_kind, sent) => {
    const response = await post(closed, { ...json, ...sent });
    expect(response.status).toBe(403);
    expect(response.headers['access-control-allow-origin']).toBeUndefined();
    expect(closed.engine.renamed).toEqual([]);
  });

  test('the own pages and programs that are no browsers are served', async () => {
    const own = new URL(closed.url).origin;
    for (const sent of [
      browser('same-origin', 'cors', 'empty', own),
      browser('same-origin', 'cors', 'empty', 'https://graph.example'),
      browser(undefined, '', '', own),
      browser(undefined, '', ''),
    ]) {
      expect((await post(closed, { ...json, ...sent })).status).toBe(200);
    }
  });
});

test('the rule sees each of its cases fail', () => {
  const refusal = (headers: Record<string, string>, method = 'POST') =>
    crossSiteRefusal({ method, headers }, { origins: ['https://lab.example'] });
  expect(refusal({})).toBeUndefined();
  expect(refusal({ 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).toBeUndefined();
  expect(refusal({ 'sec-fetch-site': 'cross-site' })).toMatch(/must be CORS/);
  expect(
    refusal({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }),
  ).toMatch(/must be CORS/);
  expect(refusal({ origin: 'https://lab.example.evil.example' })).toMatch(/may not use/);
  expect(refusal({ origin: 'https://lab.example' })).toBeUndefined();
});
