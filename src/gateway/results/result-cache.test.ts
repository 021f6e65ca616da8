import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { GraphState } from './graph-versions';
import { type KeptResult, type Lead, ResultCache, type ResultParameters } from './result-cache';

const parametersOf = (source: string, variables = {}): ResultParameters => ({
  source,
  operationName: null,
  variables,
});

/** A cache on a graph that the test writes. */
function cacheOf(maxBytes = 1_000_000) {
  let state: GraphState | undefined = { version: 1 };
  const cache = new ResultCache<string>({ versions: { current: () => state }, maxBytes });
  return {
    cache,
    begin(): GraphState {
      const begun = cache.begin();
      if (!begun) throw new Error('the version is known');
      return begun;
    },
    write() {
      state = { version: (state?.version ?? 0) + 1 };
    },
    loseVersion() {
      state = undefined;
    },
  };
}

const isLead = (got: KeptResult | Lead | undefined): got is Lead => got !== undefined && 'finish' in got;

async function lead(
  cache: ResultCache<string>,
  parameters: ResultParameters,
  state: GraphState,
): Promise<Lead> {
  const got = await cache.obtain(parameters, state);
  if (!isLead(got)) throw new Error('somebody else leads');
  return got;
}

const keep = async (
  cache: ResultCache<string>,
  parameters: ResultParameters,
  state: GraphState,
  body: string,
) => (await lead(cache, parameters, state)).finish(Buffer.from(body));

/** What is kept; nothing is left under way. */
async function kept(cache: ResultCache<string>, parameters: ResultParameters): Promise<string | undefined> {
  const state = cache.begin();
  const got = state && (await cache.obtain(parameters, state));
  if (!isLead(got)) return got?.body.toString();
  got.abandon();
  return undefined;
}

describe('A result', () => {
  test('is kept for the same document, operation and variables, and for no others', async () => {
    const { cache, begin } = cacheOf();
    const asked = { source: '{ a }', operationName: 'A', variables: { n: 1 } };
    await keep(cache, asked, begin(), 'one');
    expect(await kept(cache, { ...asked, variables: { n: 1 } })).toBe('one');
    for (const other of [
      { ...asked, source: '{ b }' },
      { ...asked, operationName: null },
      { ...asked, operationName: 'B' },
      { ...asked, variables: { n: '1' } },
      { ...asked, variables: {} },
    ]) {
      expect(await kept(cache, other)).toBeUndefined();
    }
  });

  test('has a key that no other parameters have, whatever these hold', () => {
    const parameters = fc.record({
      source: fc.string({ unit: fc.constantFrom('"', '[', ']', '{', '}', ',', '\0', 'a') }),
      operationName: fc.option(fc.string({ unit: fc.constantFrom('"', ']', '\0', 'a') })),
      variables: fc.dictionary(fc.constantFrom('a', '"', ']'), fc.jsonValue({ maxDepth: 1 })),
    });
    return fc.assert(
      fc.asyncProperty(parameters, parameters, async (one, other) => {
        const { cache, begin } = cacheOf();
        await keep(cache, one, begin(), 'one');
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(await kept(cache, other)).toBe(isSame ? 'one' : undefined);
      }),
    );
  });

  test('is out of reach once the graph was written, and gone at the next look', async () => {
    const { cache, begin, write } = cacheOf();
    const result = await keep(cache, parametersOf('{ a }'), begin(), 'old');
    cache.addForm(result, 'GET /a', 'form', 0);
    write();
    expect(cache.findForm('GET /a')).toBeUndefined();
    expect(await kept(cache, parametersOf('{ a }'))).toBeUndefined();
    expect([cache.size, cache.bytes]).toEqual([0, 0]);
  });

  test('is not kept where the graph was written while it was made', async () => {
    const { cache, begin, write } = cacheOf();
    const leader = await lead(cache, parametersOf('{ a }'), begin());
    write();
    const result = leader.finish(Buffer.from('maybe old'));
    cache.addForm(result, 'GET /a', 'form', 0);
    expect(cache.findForm('GET /a')).toBeUndefined();
    expect(await kept(cache, parametersOf('{ a }'))).toBeUndefined();
  });

  test('is neither given nor kept while the version is not known', async () => {
    const { cache, begin, loseVersion } = cacheOf();
    const result = await keep(cache, parametersOf('{ a }'), begin(), 'known');
    cache.addForm(result, 'GET /a', 'form', 0);
    const leader = await lead(cache, parametersOf('{ b }'), begin());
    loseVersion();
    expect(cache.begin()).toBeUndefined();
    expect(cache.findForm('GET /a')).toBeUndefined();
    leader.finish(Buffer.from('unknown'));
    expect(cache.size).toBe(1);
  });
});

describe('Identical requests at once', () => {
  test('are answered by the work of the first', async () => {
    const { cache, begin } = cacheOf();
    const state = begin();
    const leader = await lead(cache, parametersOf('{ a }'), state);
    const others = [1, 2, 3].map(() => cache.obtain(parametersOf('{ a }'), state));
    const result = leader.finish(Buffer.from('shared'));
    expect(await Promise.all(others)).toEqual([result, result, result]);
  });

  test('do the work themselves where the first has failed', async () => {
    const { cache, begin } = cacheOf();
    const state = begin();
    const leader = await lead(cache, parametersOf('{ a }'), state);
    const others = [1, 2, 3].map(() => cache.obtain(parametersOf('{ a }'), state));
    leader.fail();
    expect(await Promise.all(others)).toEqual([undefined, undefined, undefined]);
    expect(await kept(cache, parametersOf('{ a }'))).toBeUndefined();
  });

  test('go on without the first where that has gone away: one leads, the others wait', async () => {
    const { cache, begin } = cacheOf();
    const state = begin();
    const leader = await lead(cache, parametersOf('{ a }'), state);
    const [second, ...others] = [1, 2, 3].map(() => cache.obtain(parametersOf('{ a }'), state));
    leader.abandon();
    const next = await second;
    if (!isLead(next)) throw new Error('the second leads');
    const result = next.finish(Buffer.from('by the second'));
    expect(await Promise.all(others)).toEqual([result, result]);
  });

  test('are told once, by what came first', async () => {
    const { cache, begin } = cacheOf();
    const state = begin();
    const leader = await lead(cache, parametersOf('{ a }'), state);
    const other = cache.obtain(parametersOf('{ a }'), state);
    leader.fail();
    leader.abandon();
    expect(await other).toBeUndefined();
  });

  test('that began at another state are not answered by it', async () => {
    const { cache, begin, write } = cacheOf();
    const before = begin();
    const leader = await lead(cache, parametersOf('{ a }'), before);
    const waiting = cache.obtain(parametersOf('{ a }'), before);
    write();
    const later = await lead(cache, parametersOf('{ a }'), begin());
    const old = leader.finish(Buffer.from('old'));
    expect(await waiting).toBe(old);
    later.finish(Buffer.from('new'));
    expect(await kept(cache, parametersOf('{ a }'))).toBe('new');
    expect(await cache.obtain(parametersOf('{ a }'), before)).toBeUndefined();
  });
});

describe('A form', () => {
  test('answers the request it was added for, with its result', async () => {
    const { cache, begin } = cacheOf();
    const result = await keep(cache, parametersOf('{ a }'), begin(), 'a');
    cache.addForm(result, 'GET /a', 'as JSON', 0);
    expect(cache.findForm('GET /a')).toEqual({ result, form: 'as JSON' });
    expect(cache.findForm('GET /b')).toBeUndefined();
  });

  test('goes when there are more of its result than clients have kinds', async () => {
    const { cache, begin } = cacheOf();
    const result = await keep(cache, parametersOf('{ a }'), begin(), 'a');
    for (let nth = 0; nth < 20; nth += 1) cache.addForm(result, `GET /a?${nth}`, '', 0);
    const found = Array.from({ length: 20 }, (_, nth) => cache.findForm(`GET /a?${nth}`) !== undefined);
    expect(found).toEqual(Array.from({ length: 20 }, (_, nth) => nth >= 12));
  });

  test('keeps its result from being given up first', async () => {
    const { cache, begin } = cacheOf(6_000);
    const state = begin();
    const used = await keep(cache, parametersOf('used'), state, 'x'.repeat(1_000));
    cache.addForm(used, 'GET /used', '', 0);
    for (let nth = 0; nth < 20; nth += 1) {
      await keep(cache, parametersOf(`other ${nth}`), state, 'x'.repeat(1_000));
      expect(cache.findForm('GET /used')?.result).toBe(used);
    }
  });
});

describe('The bound of the cache', () => {
  const MAX_BYTES = 20_000;
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ of: fc.nat(30), bodyLength: fc.nat(8_000) }) },
    { weight: 5, arbitrary: fc.record({ of: fc.nat(30), request: fc.nat(40), length: fc.nat(2_000) }) },
    { weight: 1, arbitrary: fc.constant('write' as const) },
  );

  /** Takes the steps on a cache; after each, what is within reach must not take more than the bound, nor than is counted. */
  const property = (maxBytes: number) =>
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { cache, begin, write } = cacheOf(maxBytes);
      const bodies = new Map<number, KeptResult>();
      const requests = new Map<string, KeptResult>();
      for (const taken of steps) {
        if (taken === 'write') {
          write();
        } else if ('bodyLength' in taken) {
          const got = await cache.obtain(parametersOf(`${taken.of}`), begin());
          if (isLead(got)) bodies.set(taken.of, got.finish(Buffer.alloc(taken.bodyLength)));
        } else {
          const result = bodies.get(taken.of);
          const request = `${taken.request} ${'x'.repeat(taken.length)}`;
          begin();
          if (result && !requests.has(request)) {
            cache.addForm(result, request, request, 100);
            requests.set(request, result);
          }
        }
        let reachable = 0;
        for (const [source, result] of bodies) {
          if ((await kept(cache, parametersOf(`${source}`))) !== undefined)
            reachable += result.body.byteLength;
        }
        for (const [request, result] of requests) {
          const found = cache.findForm(request);
          if (!found) continue;
          // A form without its result would be memory that nobody counts.
          expect(found).toEqual({ result, form: request });
          expect(await kept(cache, parametersOf(sourceOf(result)))).toBeDefined();
          reachable += request.length + 100;
        }
        expect(cache.bytes).toBeGreaterThanOrEqual(reachable);
        expect(cache.bytes).toBeLessThanOrEqual(MAX_BYTES);
      }
    });

  const sourceOf = ({ key }: KeptResult): string => key.slice(key.lastIndexOf(']') + 1);

  test('holds, whatever is kept, asked for and written', () => fc.assert(property(MAX_BYTES)));

  test('is found broken where it is', async () => {
    const { failed } = await fc.check(property(MAX_BYTES * 2));
    expect(failed).toBe(true);
  });

  test('lets nothing in that is larger than all of it', async () => {
    const { cache, begin } = cacheOf(MAX_BYTES);
    await keep(cache, parametersOf('small'), begin(), 'small');
    await keep(cache, parametersOf('large'), begin(), 'x'.repeat(MAX_BYTES));
    expect(await kept(cache, parametersOf('large'))).toBeUndefined();
    expect(await kept(cache, parametersOf('small'))).toBe('small');
  });
});
