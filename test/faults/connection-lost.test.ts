import { beforeEach, expect, test } from '@jest/globals';
import { countsIn, type ImportTarget, jsonl, targetOfEachTest } from '../cli/import-target';
import { eventually } from '../harness/embedded-process';
import { expectClear } from './kills';

let target: ImportTarget;
const ofThisTest = targetOfEachTest();
beforeEach(() => {
  target = ofThisTest();
});

const TITLES = Array.from({ length: 5_000 }, (_, index) => `Paper ${index}`);

/** Ends the importer's connections, as a restart or a network does. @returns how many it had */
async function cutConnections(): Promise<number> {
  const cut = await target.database.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  return cut.length;
}

const written = async (): Promise<number> => (await target.titles()).length;

test('connections that are lost between and inside batches are made again, and nothing is told', async () => {
  const program = target.start(['import', '-'], { stdin: 'open' });
  program.child.stdin?.write(jsonl(...TITLES.slice(0, 3_000)));
  await eventually(async () => (await written()) === 2_000);
  expect(await cutConnections()).toBeGreaterThan(0);
  program.child.stdin?.write(jsonl(...TITLES.slice(3_000, 4_500)));
  // The second batch is on its way: it is cut off as soon as it has a connection.
  await eventually(async () => (await cutConnections()) > 0 || (await written()) > 2_000);
  program.child.stdin?.end(jsonl(...TITLES.slice(4_500)));
  const outcome = await program.ended;
  expect(outcome).toMatchObject({ code: 0, stderr: '' });
  expect(countsIn(outcome.stdout)).toMatchObject({ read: 5_000, created: 5_000 });
  expect(await written()).toBe(5_000);
});

test('a strict import whose connection is lost writes nothing and says so', async () => {
  const program = target.start(['import', '-', '--strict'], { stdin: 'open' });
  program.child.stdin?.write(jsonl(...TITLES.slice(0, 3_000)));
  await eventually(async () => {
    const held = await target.database.dataSource.query(
      `SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
       WHERE l.locktype = 'advisory' AND d.datname = current_database()`,
    );
    return held.length > 0;
  });
  await cutConnections();
  program.child.stdin?.end(jsonl(...TITLES.slice(3_000)));
  const outcome = await program.ended;
  expectClear(outcome);
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toMatch(/nothing was written\. .*, then run the same command again\.\n$/);
  expect(await written()).toBe(0);
});
