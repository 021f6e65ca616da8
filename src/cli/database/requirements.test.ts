import { expect, test } from '@jest/globals';
import { type DatabaseFacts, databaseFaults } from './requirements';

const GOOD: DatabaseFacts = {
  major: 18,
  version: '18.4',
  role: 'lab',
  database: 'papers',
  encoding: 'UTF8',
  trigramsInstalled: false,
  trigramsAvailable: true,
  mayCreateExtension: true,
  mayCreateTables: true,
};

const messages = (changes: Partial<DatabaseFacts>, migrates = true) =>
  databaseFaults({ ...GOOD, ...changes }, { migrates }).map(({ message }) => message);

test('a database with all that is needed has no faults', () => {
  expect(messages({})).toEqual([]);
  expect(
    messages({ major: 15, version: '15.1', trigramsInstalled: true, mayCreateExtension: false }),
  ).toEqual([]);
});

test('a Postgres before 15 is too old', () => {
  expect(messages({ major: 14, version: '14.9' })).toEqual(['Postgres 14.9 is too old']);
});

test('every fault is found, the extension being missing before it may not be created', () => {
  const poor = {
    encoding: 'LATIN1',
    trigramsAvailable: false,
    mayCreateExtension: false,
    mayCreateTables: false,
  };
  expect(messages(poor)).toEqual([
    'the database papers has the encoding LATIN1',
    'this Postgres lacks the extension pg_trgm',
    'the role lab may not create tables in the database papers',
  ]);
  expect(messages({ mayCreateExtension: false })).toEqual([
    'the database papers lacks the extension pg_trgm, and the role lab may not create it',
  ]);
});

test('a role that only reads is enough where nothing is to be migrated', () => {
  expect(messages({ mayCreateExtension: false, mayCreateTables: false }, false)).toEqual([]);
  expect(messages({ major: 14, version: '14.9' }, false)).toEqual(['Postgres 14.9 is too old']);
});
