import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { unpackedChromium } from './chromium';

let cache: string;
beforeEach(async () => {
  cache = await mkdtemp(path.join(tmpdir(), 'chromium-cache-'));
});
afterEach(() => rm(cache, { recursive: true }));

test('workers that unpack at the same time end with one whole copy', async () => {
  const [first, second] = await Promise.all([unpackedChromium(cache), unpackedChromium(cache)]);
  expect(first).toBe(second);
  expect(await readdir(cache)).toHaveLength(1);
  expect(await readdir(path.dirname(first))).toEqual(expect.arrayContaining(['chromium', 'fonts']));
});
