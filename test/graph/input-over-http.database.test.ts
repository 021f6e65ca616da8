import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { apolloGateway } from '../../src/gateway/apollo-gateway';
import { createHttpServer, type GatewayServer } from '../../src/gateway/http/server';
import { BAD_INPUT } from './bad-input-cases';
import { createFixtureGraph, type FixtureGraph } from './fixture';
import { ODD_INPUT } from './odd-input-cases';

let graph: FixtureGraph;
let server: GatewayServer;
let url: string;
const logged: string[] = [];

beforeAll(async () => {
  // As many papers as fit a page.
  graph = await createFixtureGraph(90);
  server = await createHttpServer({
    engine: graph.engine,
    apolloGateway: apolloGateway(graph.engine),
    log: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    readiness: async () => ({ ok: true, checks: { database: true } }),
  });
  url = `${await server.listen({ host: '127.0.0.1', port: 0 })}/graphql`;
});
beforeEach(() => {
  logged.length = 0;
});
afterAll(async () => {
  await server.drain(100);
  await graph.close();
});

interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: {
    readonly data?: { readonly list?: unknown } | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
  readonly milliseconds: number;
}

async function ask(query: string, x: unknown): Promise<HttpAnswer> {
  const start = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables: { x } }),
  });
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text), milliseconds: performance.now() - start };
}

/** What the machine is doing besides must not count: the quickest of five. */
async function quickest(query: string, x: unknown): Promise<HttpAnswer> {
  let best = await ask(query, x);
  for (let again = 0; again < 4 && best.milliseconds > 200; again += 1) {
    const next = await ask(query, x);
    if (next.milliseconds < best.milliseconds) best = next;
  }
  return best;
}

/** Words of statements and of what lies behind them, which no client may see. */
const INNER =
  /\bSELECT\b|\bpaper_search\b|\btsquery\b|node_modules|\/src\/|syntax error at|\binvalid input syntax\b/;

function expectNothingInner({ text, milliseconds }: HttpAnswer): void {
  expect(text).not.toMatch(INNER);
  expect(text).not.toContain('INTERNAL_SERVER_ERROR');
  expect(milliseconds).toBeLessThan(200);
  expect(logged).toEqual([]);
}

describe('bad input is a typed error over HTTP', () => {
  // Some is refused before it reaches the graph, in other words but with the same code.
  test.each(BAD_INPUT)('%s', async (_what, source, x, code) => {
    const answer = await quickest(source, x);
    expectNothingInner(answer);
    expect(answer.status).toBeLessThan(500);
    expect(answer.body.errors?.map(({ extensions }) => extensions.code)).toContain(code);
  });
});

describe('odd input is answered over HTTP', () => {
  const entries = (list: unknown): number => (list as { nodes: unknown[] }).nodes.length; // what the operations select

  test.each(ODD_INPUT)('%s', async (_what, source, x, expected) => {
    const answer = await quickest(source, x);
    expectNothingInner(answer);
    expect(answer.body.errors).toBeUndefined();
    expect(answer.status).toBe(200);
    const list = answer.body.data?.list;
    expect(list).toBeDefined();
    if (expected === 'none') expect(entries(list)).toBe(0);
    if (expected === 'some') expect(entries(list)).toBeGreaterThan(0);
    if (expected === 'all') {
      const all = await ask(source, null).then(({ body }) => body.data?.list ?? list);
      expect(entries(list)).toBe(entries(all));
      expect(entries(list)).toBeGreaterThanOrEqual(80);
    }
  });
});

describe('the check sees', () => {
  test('what stands inside', () => {
    for (const inner of [
      'syntax error at or near "SELECT"',
      'SELECT p.id',
      'at /src/x.ts',
      'no operand in tsquery',
    ]) {
      expect(() => expectNothingInner({ status: 200, text: inner, body: {}, milliseconds: 1 })).toThrow();
    }
  });

  test('an answer that takes too long', () => {
    expect(() => expectNothingInner({ status: 200, text: '', body: {}, milliseconds: 201 })).toThrow();
  });
});
