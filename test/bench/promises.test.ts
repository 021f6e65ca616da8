import { expect, test } from '@jest/globals';
import { checkPromises } from '../../bench/reads/promises';
import type { Cell, Measured } from '../../bench/reads/results';

const cell = (p50: number, perSecond: number, cpu: number): Cell => ({
  p50,
  p99: p50,
  perSecond,
  serverCpu: cpu / 2,
  postgresCpu: cpu / 2,
  answers: 100,
});

/** One operation, and what papergraph takes for it. */
const measured = (operation: string, papergraph: Cell): Measured => {
  const row = {
    papergraph,
    limit: cell(1, 1_000, 1),
    postgraphile: cell(1, 100, 1),
    hive: cell(1, 100, 1),
    'apollo-gateway': cell(1, 100, 1),
  };
  return { one: { [operation]: row }, many: { [operation]: row }, peakMegabytes: { papergraph: 300 } };
};

const missed = (of: Measured): string[] =>
  checkPromises(of)
    .filter(({ isMet }) => !isMet)
    .map(({ promise }) => promise);

test('what is just kept is met', () => {
  expect(missed(measured('listing', cell(2, 400, 2.5)))).toEqual([]);
});

test('each promise can be missed', () => {
  expect(missed(measured('listing', cell(2.1, 100, 2.6)))).toEqual([
    'p50 of the limit’s',
    'CPU of the limit’s',
    'answers/s of postgraphile’s',
    'answers/s of hive’s',
    'answers/s of apollo-gateway’s',
  ]);
});

test('large areas and broad searches have limits of their own', () => {
  expect(missed(measured('largestArea', cell(0.11, 400, 1)))).toEqual(['p50 of the limit’s']);
  expect(missed(measured('broadSearch', cell(0.51, 400, 1)))).toEqual(['p50 of the limit’s']);
});

test('an answer from memory is compared with the limit and with a bare server', () => {
  const row = { limit: cell(1, 1_000, 1), 'papergraph-warm': cell(1, 4_000, 1), bare: cell(1, 8_000, 1) };
  const warm: Measured = { one: {}, many: { listing: { ...row, papergraph: row.limit } }, peakMegabytes: {} };
  expect(missed(warm)).toEqual(['warm: answers/s of the limit’s', 'warm: answers/s of a bare server’s']);
});
