import { setImmediate as turn } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { endAll, newFolder, run, serve, stop } from './program';

afterAll(endAll, 60_000);

const COUNT = '{ papers { totalCount } }';

async function get(url: string) {
  const response = await fetch(`${url}/graphql?query=${encodeURIComponent(COUNT)}`);
  const { headers } = response;
  return {
    body: await response.text(),
    version: headers.get('x-graph-version'),
    held: headers.get('cache-control'),
  };
}

/** Asks until the answer is as it should be. The test's own time is the limit. */
async function getUntil(url: string, isSo: (answer: Awaited<ReturnType<typeof get>>) => boolean) {
  for (;;) {
    const answer = await get(url);
    if (isSo(answer)) return answer;
    await turn();
  }
}

test('what one process writes another soon answers with, from the memory of neither', async () => {
  const dataDir = await newFolder();
  const env = { PAPERGRAPH_DATA_DIR: dataDir, PAPERGRAPH_CACHE_CONTROL_S_MAXAGE: '60' };
  const server = await serve(['--no-seed'], { env });
  const before = await getUntil(server.url, ({ version }) => version !== null);
  expect(before).toMatchObject({
    body: '{"data":{"papers":{"totalCount":0}}}\n',
    held: 'public, max-age=0, s-maxage=60',
  });
  expect(await get(server.url)).toEqual(before);
  await run(['seed', '--data-dir', dataDir]);
  const after = await getUntil(server.url, ({ version }) => Number(version) > Number(before.version));
  const last = await getUntil(server.url, ({ body }) => body.includes('10'));
  expect(Number(last.version)).toBeGreaterThanOrEqual(Number(after.version));

  const without = await serve(['--no-cache'], { env: { PAPERGRAPH_DATA_DIR: dataDir } });
  for (let nth = 0; nth < 2; nth += 1) {
    expect(await get(without.url)).toEqual({ body: last.body, version: null, held: 'no-cache' });
  }
  const outcomes = [await stop(without), await stop(server)];
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
  expect(outcomes.map(({ stderr }) => stderr.includes('the version of the graph is known'))).toEqual([
    false,
    true,
  ]);
  expect(outcomes[1]?.stderr).not.toContain('the version of the graph is not known');
}, 60_000);
