import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const MODULE = pathToFileURL(path.join(__dirname, '../../tools/build-lock.mjs')).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papergraph-lock-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A process that holds the lock while it writes "begin" and, a little later, "end". */
async function builder(lock: string, journal: string): Promise<void> {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setImmediate } from 'node:timers/promises';
    import { withBuildLock } from '${MODULE}';
    await withBuildLock(${JSON.stringify(lock)}, async () => {
      appendFileSync(${JSON.stringify(journal)}, 'begin ');
      for (let turn = 0; turn < 1000; turn += 1) await setImmediate();
      appendFileSync(${JSON.stringify(journal)}, 'end ');
    });`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
}

describe('the lock of a build', () => {
  test('is held by one process at a time, and given back', async () => {
    const lock = path.join(folder, 'shared.lock');
    const journal = path.join(folder, 'journal');
    await Promise.all([builder(lock, journal), builder(lock, journal), builder(lock, journal)]);
    expect(readFileSync(journal, 'utf8')).toBe('begin end '.repeat(3));
    expect(existsSync(lock)).toBe(false);
  });

  test('whose owner was killed is taken over', async () => {
    const lock = path.join(folder, 'abandoned.lock');
    const journal = path.join(folder, 'after');
    mkdirSync(lock);
    const gone = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
    writeFileSync(path.join(lock, 'pid'), gone.stdout.trim());
    await builder(lock, journal);
    expect(readFileSync(journal, 'utf8')).toBe('begin end ');
  });
});
