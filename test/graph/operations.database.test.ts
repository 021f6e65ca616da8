import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { createTestGraph, type TestGraph } from './graph';
import { asFiles, differences, OPERATIONS, type Recorded, readCases, record } from './operation-case';

/** UPDATE_OPERATIONS=1 writes what the operations give now, to be looked through before it is committed. */
const UPDATE = process.env.UPDATE_OPERATIONS === '1';

const cases = readCases();
let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('seeded');
});
afterAll(() => graph.close());

describe('a documented operation gives what its folder says, at the cost it says', () => {
  for (const one of cases) {
    test(one.name, async () => {
      const actual = await record(graph, one);
      if (UPDATE && (!one.expected || differences(one.expected, actual).length > 0)) {
        const { json, sql } = asFiles(actual);
        writeFileSync(path.join(one.folder, 'expected.json'), json);
        writeFileSync(path.join(one.folder, 'expected.sql'), sql);
        return;
      }
      if (!one.expected) throw new Error('nothing is recorded yet: run with UPDATE_OPERATIONS=1');
      expect(differences(one.expected, actual)).toEqual([]);
    });
  }
});

describe('the documented operations', () => {
  test('are named as their files, each name once, with one sentence on top', () => {
    for (const { name, source } of cases) {
      expect(source).toMatch(/^# [A-Z].*\.\n(query)/);
      const names = parse(source)
        .definitions.filter((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION)
        .map((operation) => operation.name?.value);
      expect(names).toEqual([name]);
    }
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test('answer without errors', () => {
    for (const { expected } of cases) expect(expected?.answer ?? {}).not.toHaveProperty('errors');
  });

  test('give six to eight tabs of the playground, the ten papers first', () => {
    const tabs: string[] = JSON.parse(readFileSync(path.join(OPERATIONS, 'playground.json'), 'utf8'));
    expect(tabs[0]).toBe('research-papers');
    expect(tabs.length).toBeGreaterThanOrEqual(6);
    expect(tabs.length).toBeLessThanOrEqual(8);
    const folders = cases.map(({ folder }) => path.basename(folder));
    expect(tabs.filter((tab) => !folders.includes(tab))).toEqual([]);
  });
});

describe('the comparison', () => {
  const expected: Recorded = { answer: { data: { a: 1 } }, statements: ['SELECT 1', 'SELECT 2'] };

  test('sees a changed answer', () => {
    const [difference] = differences(expected, { ...expected, answer: { data: { a: 2 } } });
    expect(difference).toMatch(/^answer: expected/);
  });

  test('sees a statement that changed, came, went or was sent twice', () => {
    const having = (...statements: string[]) => differences(expected, { ...expected, statements });
    expect(having('SELECT 1', 'SELECT 3')).toEqual([
      'unexpected statement: SELECT 3',
      'missing statement: SELECT 2',
    ]);
    expect(having('SELECT 1', 'SELECT 2', 'SELECT 3')).toEqual(['unexpected statement: SELECT 3']);
    expect(having('SELECT 1')).toEqual(['missing statement: SELECT 2']);
    expect(having('SELECT 1', 'SELECT 2', 'SELECT 2')).toEqual(['unexpected statement: SELECT 2']);
  });

  test('lets statements come in any order', () => {
    expect(differences(expected, { ...expected, statements: ['SELECT 2', 'SELECT 1'] })).toEqual([]);
  });

  test('reads back what it writes', () => {
    const { sql } = asFiles(expected);
    expect(sql).toBe('SELECT 1;\n\nSELECT 2;\n\n');
  });

  test('sees a real answer and a real statement change', async () => {
    const [first] = cases;
    if (!first) throw new Error('no cases');
    const asked = { ...first, source: first.source.replace('paperCount', 'slug') };
    const actual = await record(graph, asked);
    expect(differences(await record(graph, first), actual).length).toBeGreaterThan(1);
  });
});
