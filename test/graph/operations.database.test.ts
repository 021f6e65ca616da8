import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestGraph, type TestGraph } from './graph';
import { operationCases, outcomeOf, recordedOutcome, recordOutcome } from './operation-case';

const CASES = operationCases();
const UPDATE = process.env.UPDATE_OPERATIONS === '1';

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('seeded');
});
afterAll(() => graph.close());

describe('a documented operation', () => {
  test.each(CASES.map((operation) => [operation.name, operation] as const))(
    '%s answers as recorded, and costs the recorded SQL',
    async (_name, operation) => {
      const outcome = await outcomeOf(graph, operation);
      if (UPDATE) recordOutcome(operation, outcome);
      expect(outcome).toEqual(recordedOutcome(operation));
      expect(JSON.parse(outcome.answer).errors).toBeUndefined();
    },
  );

  test('that answers otherwise is noticed', async () => {
    const operation = CASES.find(({ name }) => name === 'author-page');
    if (!operation) throw new Error('the case author-page is gone');
    await graph.database.dataSource.query(`UPDATE author SET name = 'Y. Elazar' WHERE slug = 'yanai-elazar'`);
    const changed = await outcomeOf(graph, operation);
    await graph.database.dataSource.query(
      `UPDATE author SET name = 'Yanai Elazar' WHERE slug = 'yanai-elazar'`,
    );
    expect(changed.answer).not.toBe(recordedOutcome(operation).answer);
    expect(changed.sql).toBe(recordedOutcome(operation).sql);
  });

  test('that reads another column is noticed', async () => {
    const operation = CASES.find(({ name }) => name === 'author-page');
    if (!operation) throw new Error('the case author-page is gone');
    const source = operation.source.replace('paperCount\n    papers', 'paperCount homepage\n    papers');
    const changed = await outcomeOf(graph, { ...operation, source });
    expect(changed.sql).not.toBe(recordedOutcome(operation).sql);
  });
});
