import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify from 'fastify';
import type { Browser } from 'playwright-core';
import { launchChromium } from './chromium';
import { visit } from './visit';

const app = Fastify();
let browser: Browser;
let url: string;

beforeAll(async () => {
  app.get('/', (_request, reply) =>
    reply.type('text/html').send(`<!doctype html><title>Faulty</title><link rel="icon" href="data:,"><script>
      console.error('said');
      setTimeout(() => { throw new Error('thrown'); });
      fetch('http://other.invalid/').catch(() => { document.title = 'Done'; });
    </script>`),
  );
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await app.close();
});

test('a visit sees console errors, uncaught errors and requests to other hosts', async () => {
  const { page, faults, requests } = await visit(browser, url);
  await page.waitForFunction("document.title === 'Done'");
  expect(faults).toEqual(
    expect.arrayContaining([
      'console error: said',
      expect.stringContaining('thrown'),
      'request to another host: http://other.invalid/',
    ]),
  );
  expect(requests).toContain(`${url}/`);
});
