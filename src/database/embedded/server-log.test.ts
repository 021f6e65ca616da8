import { describe, expect, test } from '@jest/globals';
import { isOccupied, startFailure } from './server-log';

const line = (text: string): string => `2026-01-01 00:00:00.000 UTC [7] ${text}\n`;

describe('what Postgres logged before it ended', () => {
  test.each([
    ['FATAL:  lock file "postmaster.pid" already exists', true],
    ['FATAL:  lock file "postmaster.pid" is empty', true],
    ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', true],
    ['FATAL:  could not open file "global/pg_control": No such file or directory', false],
    ['FATAL:  database files are incompatible with server', false],
  ])('%s: tried again is %s', (text, occupied) => {
    expect(isOccupied(line(text))).toBe(occupied);
  });

  test('names a full disk', () => {
    const log = line('FATAL:  could not write to file "pg_wal/xlogtemp.7": No space left on device');
    expect(startFailure(log, '/data', '/data.log')).toMatchObject({
      message: 'The disk of /data is full',
      mend: 'free some space',
    });
  });

  test('gives the first cause, not a session that came too early nor the way down', () => {
    const log =
      line('LOG:  starting PostgreSQL 18.4') +
      line('FATAL:  the database system is starting up') +
      line('PANIC:  could not locate a valid checkpoint record') +
      line('LOG:  startup process (PID 8) was terminated by signal 6: Aborted') +
      line('FATAL:  aborting startup');
    expect(startFailure(log, '/data', '/data.log').message).toBe(
      'Postgres cannot start on the data in /data: could not locate a valid checkpoint record',
    );
  });

  test('gives its last line where nothing was fatal, as when the program could not run', () => {
    const log = 'postgres: error while loading shared libraries: libicuuc.so.60: cannot open\n';
    expect(startFailure(log, '/data', '/data.log').message).toContain('error while loading shared libraries');
  });
});
