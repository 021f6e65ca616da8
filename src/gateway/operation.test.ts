import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { planText, readOperation, variablesOf } from './operation';

describe('reading an operation', () => {
  const read = (text: string) => readOperation(parse(text), undefined);

  test.each([
    ['{ __typename }', undefined],
    [
      '{ t: __typename __schema { types { name } } ...F } fragment F on Query { __type(name: "x") { name } }',
      undefined,
    ],
    ['query ($n: String!) { a __type(name: $n) { name } }', '{ a }'],
    ['{ a @skip(if: true) }', undefined],
    ['{ a { b @include(if: false) } }', '{ a { __typename } }'],
    ['{ a { t: __typename b } }', '{ a { __typename b } }'],
    [
      'query ($v: Int) { ...F } fragment F on Query { a(v: $v) } fragment G on Query { b }',
      'query ($v: Int) { ...F } fragment F on Query { a(v: $v) }',
    ],
  ])('plans %s', (text, planned) => {
    expect(planText(read(text).document)?.replace(/\s+/g, ' ')).toBe(planned);
  });

  test('gives variables as they were sent, with defaults, and no others', () => {
    const operation = read(
      'query ($a: Kind = X, $b: [In] = [{ c: X }], $c: Int, $d: Int = 1, $e: Int = 2) { f(a: $a, b: $b, c: $c, d: $d) @skip(if: $e) }',
    );
    expect(variablesOf(operation, { d: null, e: undefined, other: 1 }).defaulted).toEqual({
      a: 'X',
      b: [{ c: 'X' }],
      d: null,
      e: 2,
    });
  });

  test.each(['__proto__', '__typename', 'representations', '__batch_reps_0', '_internal_qp_alias_0'])(
    'renames %s, which means something else to us or to the planner',
    (name) => {
      const operation = read(
        `query ($${name}: Int) { ${name}: a(v: $${name}, json: { __proto__: 1 }) ...${name} } fragment ${name} on Query { b }`,
      );
      const text = planText(operation.document)?.replace('{__proto__: 1}', 'DATA') ?? '';
      expect(text).toContain('json: DATA');
      expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
      const { given } = variablesOf(operation, JSON.parse(`{ "${name}": 5 }`));
      expect(Object.entries(given).map(([safe, value]) => [operation.clientName(safe), value])).toEqual([
        [name, 5],
      ]);
    },
  );
});
