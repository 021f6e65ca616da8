import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { finishAnswer } from '../http/finish-answer';
import type { WebContext } from '../web-context';
import { addExports } from './export-routes';

const PAGES = 300;
/** Text that no compressor makes small: of all pages 30 MB, more than the buffers of a connection hold. */
const noise = () => randomBytes(75_000).toString('base64');

let app: FastifyInstance;
let origin: string;
let logged: string[];
/** Pages that the graph was asked for, and what it does when it is asked for one. */
let asked: number;
let onPage: (page: number) => Promise<void>;
/** Pages whose results may be kept for others. */
let kept: number[];

function read(
  _document: string,
  { after: cursor }: { after?: string },
  _reply: unknown,
  isReadOnce?: boolean,
): Promise<unknown> {
  const page = Number(cursor ?? 0);
  asked += 1;
  if (!isReadOnce) kept.push(page);
  const nodes = [{ id: `paper_${page}`, citation: `TY  - GEN\r\nTI  - ${page} ${noise()}\r\nER  - \r\n` }];
  const hasNextPage = page + 1 < PAGES;
  return onPage(page).then(() => ({
    papers: { nodes, pageInfo: { hasNextPage, endCursor: String(page + 1) } },
  }));
}

beforeEach(async () => {
  asked = 0;
  kept = [];
  logged = [];
  onPage = async () => {};
  app = fastify({ forceCloseConnections: true });
  app.addHook('onSend', finishAnswer);
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  // As much of it as files of papers use.
  const context = { read, maxPageSize: 100, cacheControl: 'no-cache', publicUrl: () => '', log };
  addExports(app, context as unknown as WebContext);
  await app.listen({ host: '127.0.0.1', port: 0 });
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
});
afterEach(() => app.close());

/** Asks and takes nothing of the body until told. */
function ask(path: string, encoding: string): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { 'accept-encoding': encoding };
    http.get(origin + path, { headers, agent: false }, resolve).on('error', reject);
  });
}

/** Resolves once no further page is asked for. */
async function settled(): Promise<void> {
  for (let before = -1; before !== asked; await delay(100)) before = asked;
}

describe('a file of many pages of papers', () => {
  test('has all of them', async () => {
    const answer = await fetch(`${origin}/papers.ris`);
    expect((await answer.text()).match(/^ER {2}- \r$/gm)).toHaveLength(PAGES);
    expect(asked).toBe(PAGES);
    expect(answer.headers.get('content-length')).toBeNull();
  });

  test('leaves in memory no page but its first, which others may ask for', async () => {
    await (await fetch(`${origin}/papers.ris`)).text();
    expect(kept).toEqual([0]);
  });

  test.each([['identity'], ['gzip'], ['br']])(
    'is read no faster than it is taken, and no further once its client is gone (%s)',
    async (encoding) => {
      const answer = await ask('/papers.ris', encoding);
      expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
      await settled();
      const askedBefore = asked;
      expect(askedBefore).toBeLessThan(PAGES * 0.8);
      answer.destroy();
      await settled();
      expect(asked).toBeLessThan(askedBefore + 3);
      // The place of that file among those that are read at once is free again.
      const others = await Promise.all([1, 2, 3].map(() => ask('/papers.ris', 'identity')));
      await settled();
      expect(asked).toBeGreaterThan(askedBefore + 10);
      for (const other of others) other.destroy();
    },
  );

  test.each([['identity'], ['gzip']])(
    'ends as a broken transfer where the graph fails on the way (%s)',
    async (encoding) => {
      onPage = async (page) => {
        if (page === 3) throw new Error('the graph is gone');
      };
      const answer = await ask('/papers.ris', encoding);
      expect(answer.statusCode).toBe(200);
      await expect(answer.toArray()).rejects.toMatchObject({ code: 'ECONNRESET' });
      expect(logged.join()).toContain('a file ended early');
    },
  );

  test('that cannot be begun is an error', async () => {
    onPage = () => Promise.reject(new Error('the graph is gone'));
    expect((await fetch(`${origin}/papers.ris`)).status).toBe(500);
  });

  test('gives its head for one page', async () => {
    const head = await fetch(`${origin}/papers.ris`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('content-type')).toBe('application/x-research-info-systems; charset=utf-8');
    await settled();
    expect(asked).toBe(1);
  });

  test('leaves the graph to others: of many that are asked for at once, one is read', async () => {
    let [now, most] = [0, 0];
    const files = await Promise.all(Array.from({ length: 8 }, () => ask('/papers.ris', 'identity')));
    await settled();
    onPage = async () => {
      now += 1;
      most = Math.max(most, now);
      await delay(2);
      now -= 1;
    };
    for (const file of files) file.resume();
    await delay(100);
    expect(most).toBe(1);
    for (const file of files) file.destroy();
    await settled();
  });
});
