import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { ownMembers } from '../../src/cli/graph/members';
import type { RunningServer } from '../../src/cli/serve/running-server';
import { startGateway } from '../../src/cli/serve/start-gateway';
import { readConfiguration } from '../../src/config/env';
import { SEED } from '../../src/seed/seed-file';
import { urlOf } from '../harness/postgres-server';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { launchChromium } from './chromium';
import { playgroundBehaves } from './playground-behaviour';
import { readyEditor, visit } from './visit';

let database: TestDatabase;
let running: RunningServer;

beforeAll(async () => {
  database = await createTestDatabase('seeded');
  const configuration = readConfiguration({
    flags: { databaseUrl: urlOf(database.connection), port: '0' },
    environment: {},
  });
  running = await startGateway({
    configuration,
    members: ownMembers(new Map()),
    log: pino({ level: 'silent' }),
  });
});

afterAll(async () => {
  await running.server.drain(1_000);
  await running.stop();
  await database.drop();
});

playgroundBehaves({ url: () => running.url, examplesAnswer: true });

test('the first example shows the ten papers of the seed, in its order', async () => {
  const browser = await launchChromium();
  const { page, faults, close } = await visit(browser, `${running.url}/playground`);
  await (await readyEditor(page)).locator('.view-lines').click();
  const answer = page.waitForResponse(
    (response) => response.request().postData()?.includes('collection(') ?? false,
  );
  await page.keyboard.press('ControlOrMeta+Enter');
  const text = await (await answer).text();
  const places = SEED.papers.map(({ title }) => text.indexOf(JSON.stringify(title)));
  expect(places.every((place, index) => place > (places[index - 1] ?? -1))).toBe(true);
  expect(faults).toEqual([]);
  await close();
  await browser.close();
});
