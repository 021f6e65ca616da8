// One build at a time: two programs started in a stale checkout would otherwise tear each other's output apart.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 100;
/** An owner writes its number at once; a lock that has none after this long lost its owner before. */
const UNNAMED_MS = 5_000;

/** Whether the lock's owner is gone. */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(path.join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code !== 'ENOENT') return error.code === 'ESRCH';
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs;
    return made !== undefined && Date.now() - made > UNNAMED_MS;
  }
}

/** Runs `work` while holding the folder `lock`; waits for whoever holds it now. */
export async function withBuildLock(lock, work) {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (isAbandoned(lock)) rmSync(lock, { recursive: true, force: true });
      else await delay(RETRY_MS);
    }
  }
  writeFileSync(path.join(lock, 'pid'), String(process.pid));
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
