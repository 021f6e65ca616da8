import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import { createDocumentExecutor } from './local-subgraph-executor';
import { hasRecursiveVariable } from './recursive-input';

const schema = buildSchema(`
  input Filter { min: Int and: [Filter!] or: [Filter!] not: Filter }
  input Ring { next: Link } input Link { ring: [Ring] }
  input Holder { filter: Filter! }
  input Flat { min: Int one: Leaf two: Leaf } input Leaf { min: Int }
  type Query { filtered(filter: Filter): Boolean ring(ring: Ring): Int holder(holder: Holder): Int flat(flat: Flat): Int }
`);

describe('a variable of a recursive input type', () => {
  test.each([
    ['that refers to itself', 'query ($v: Filter) { filtered(filter: $v) }', true],
    ['that refers to itself by way of another', 'query ($v: Ring) { ring(ring: $v) }', true],
    ['inside another input', 'query ($v: Holder!) { holder(holder: $v) }', true],
    ['as elements of a list', 'query ($v: [Filter!]!) { filtered(filter: { and: $v }) }', true],
  ])('%s is seen', (_what, text, recursive) => {
    expect(hasRecursiveVariable(schema, parse(text))).toBe(recursive);
  });

  test.each([
    ['a flat input that holds one type twice', 'query ($v: Flat) { flat(flat: $v) }'],
    ['a scalar inside a recursive literal', 'query ($v: Int) { filtered(filter: { not: { min: $v } }) }'],
  ])('%s is none', (_what, text) => {
    expect(hasRecursiveVariable(schema, parse(text))).toBe(false);
  });

  test('is taken by the executor of a subgraph', async () => {
    const executor = createDocumentExecutor(schema, 10);
    const text = 'query ($v: Filter) { filtered(filter: $v) }';
    const answer = await executor.execute(text, undefined, { v: { and: [{ not: { min: 1 } }] } }, {});
    expect(answer).toEqual({ data: { filtered: null } });
    const refused = await executor.execute(text, undefined, { v: { and: [{ min: 'x' }] } }, {});
    expect(refused.errors?.[0]?.message).toContain('v.and[0].min');
  });
});
