import { beforeEach, describe, expect, test } from '@jest/globals';
import { eventually, ask as query } from '../harness/embedded-process';
import { startTestServer } from '../harness/postgres-server';
import { countsIn, type ImportTarget, jsonl, targetOfEachTest } from './import-target';
import { papergraph } from './program';

let target: ImportTarget;
const ofThisTest = targetOfEachTest();
beforeEach(() => {
  target = ofThisTest();
});

const TITLES = Array.from({ length: 3_000 }, (_, index) => `Paper ${index}`);

/** An import of one batch and a half that waits for the rest of its input. */
function importInTheMiddle(flags: readonly string[] = []) {
  const program = target.start(['import', '-', ...flags], { stdin: 'open' });
  program.child.stdin?.write(jsonl(...TITLES));
  return program;
}

const batchIsWritten = () => eventually(async () => (await target.titles()).length === 2_000);

const lockIsHeld = () =>
  eventually(async () => {
    const held = await target.database.dataSource.query(
      `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE l.locktype = 'advisory' AND d.datname = current_database()`,
    );
    return held.length > 0;
  });

describe('told to stop', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    'by %s an import sums up what it has written, and goes on when it is run again',
    async (signal, status) => {
      const program = importInTheMiddle();
      await batchIsWritten();
      program.child.kill(signal);
      const { code, stdout, stderr } = await program.ended;
      expect(stderr).toBe('papergraph: interrupted; run the same command again to go on\n');
      expect(countsIn(stdout)).toMatchObject({ read: 2_000, created: 2_000 });
      expect(code).toBe(status);
      const again = await target.run(['import', '-'], { stdin: jsonl(...TITLES) });
      expect(countsIn(again.stdout)).toMatchObject({ read: 3_000, unchanged: 2_000, created: 1_000 });
    },
  );

  test('a strict import leaves nothing', async () => {
    const program = importInTheMiddle(['--strict']);
    await lockIsHeld();
    program.child.kill('SIGINT');
    const { code, stdout } = await program.ended;
    expect(code).toBe(130);
    expect(stdout).toContain('nothing was written');
    expect(await target.titles()).toEqual([]);
  });
});

test('an import that has to wait for another says so, and can be ended', async () => {
  const first = importInTheMiddle(['--strict']);
  await lockIsHeld();
  target.file('lab.jsonl', jsonl('One'));
  const second = target.start(['import', 'lab.jsonl']);
  const third = target.start(['import', 'lab.jsonl']);
  await second.logs(/another import is writing, too; waiting for its batch/);
  await third.logs(/another import is writing, too/);
  third.child.kill('SIGINT');
  expect((await third.ended).code).toBe(130);
  first.child.stdin?.end();
  expect((await first.ended).code).toBe(0);
  expect((await second.ended).code).toBe(0);
  expect(await target.titles()).toHaveLength(3_001);
});

test('a database that goes away for good ends the import; what was written stays', async () => {
  const server = await startTestServer();
  try {
    const program = papergraph(['import', '-', '--database-url', server.url], { stdin: 'open' });
    program.child.stdin?.write(jsonl(...TITLES));
    await eventually(async () => {
      const tables = await query(server, "SELECT FROM pg_class WHERE relname = 'paper_merge'");
      return tables.length === 1 && (await query(server, 'SELECT FROM paper')).length === 2_000;
    });
    await server.stop();
    program.child.stdin?.end();
    const { code, stdout, stderr } = await program.ended;
    expect(stderr).toMatch(/everything before it is kept\. .*, then run the same command again\.\n$/);
    expect(countsIn(stdout)).toMatchObject({ read: 2_000, created: 2_000 });
    expect(code).toBe(1);
  } finally {
    await server.stop();
  }
}, 120_000);
