import { expect, test } from '@jest/globals';
import { pino } from 'pino';
import { createReadiness } from './readiness';

/** A log and what it was told. */
function recordingLog() {
  const lines: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => void lines.push(line) });
  return { log, lines };
}

const up = { name: 'papers', ping: async () => {} };

test('all that answer are named', async () => {
  const { log } = recordingLog();
  const readiness = createReadiness({ dataSource: { query: async <T>() => [] as T }, subgraphs: [up], log });
  expect(await readiness()).toEqual({ ok: true, checks: { database: true, papers: true } });
});

test('what fails or does not answer in time makes the whole unready, and its reason goes to the log only', async () => {
  const { log, lines } = recordingLog();
  const down = { name: 'areas', ping: () => Promise.reject(new Error('secret host')) };
  const hanging = { name: 'authors', ping: () => new Promise<void>(() => {}) };
  const readiness = createReadiness({ subgraphs: [up, down, hanging], log, timeoutMs: 20 });
  const answer = await readiness();
  expect(answer).toEqual({ ok: false, checks: { papers: true, areas: false, authors: false } });
  expect(lines.join('')).toContain('secret host');
  expect(lines.join('')).toContain('no answer in 20 ms');
  expect(lines).toHaveLength(2);
  await readiness();
  expect(lines).toHaveLength(2);
});

test('the log hears when what failed answers again', async () => {
  const { log, lines } = recordingLog();
  let isUp = false;
  const ping = async () => {
    if (!isUp) throw new Error('down');
  };
  const readiness = createReadiness({ subgraphs: [{ name: 'papers', ping }], log });
  await readiness();
  isUp = true;
  expect(await readiness()).toEqual({ ok: true, checks: { papers: true } });
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual(['not ready', 'ready again']);
});

test('who asks at the same time shares one round of questions', async () => {
  const { log } = recordingLog();
  let asked = 0;
  const ping = async () => {
    asked += 1;
  };
  const readiness = createReadiness({ subgraphs: [{ name: 'papers', ping }], log });
  await Promise.all([readiness(), readiness(), readiness()]);
  expect(asked).toBe(1);
  await readiness();
  expect(asked).toBe(2);
});
