import { describe, expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { FIXTURE_SDL } from '../../../test/harness/fixture-engine';
import { BadUserInput } from '../../errors/graph-error';
import { estimateCost, type OperationCost } from './cost';
import { DEFAULT_LIMITS } from './limits';

const schema = buildSchema(FIXTURE_SDL);

function costOf(source: string, variables: Record<string, unknown> = {}): OperationCost {
  const document = parse(source);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('the document has no operation');
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  return estimateCost(schema, document, operation, coerced ?? {}, DEFAULT_LIMITS);
}

const estimate = (source: string, variables?: Record<string, unknown>) => costOf(source, variables).objects;
const dependsOnVariables = (source: string) => costOf(source).dependsOnVariables;

describe('pages', () => {
  test.each([
    ['papers(first: 0) { nodes { id } }', 'first must be 1–100, got 0 (at papers)'],
    ['papers(first: -1000) { nodes { id } }', 'first must be 1–100, got -1000 (at papers)'],
    ['papers(first: 500) { nodes { id } }', 'first must be 1–100, got 500 (at papers)'],
    ['papers(last: 101) { nodes { id } }', 'last must be 1–100, got 101 (at papers)'],
    ['papers(first: 1, last: 1) { nodes { id } }', 'first and last cannot be given together (at papers)'],
    ['papers { facets(by: [YEAR], first: 101) { by } }', 'first must be 1–100, got 101 (at facets)'],
    ['paper(id: 1) { authors(first: 101) { id } }', 'first must be 1–100, got 101 (at authors)'],
    [
      'paper(id: 1) { authors { coauthors(first: 0) { paperCount } } }',
      'first must be 1–100, got 0 (at coauthors)',
    ],
    ['paper(id: 1) { authors { areas(first: 1000) { id } } }', 'first must be 1–100, got 1000 (at areas)'],
  ])('refuses { %s }', (selection, message) => {
    expect(() => estimate(`{ ${selection} }`)).toThrow(new BadUserInput(message));
  });

  test('are checked in fragments', () => {
    expect(() => estimate('{ ...A } fragment A on Query { papers(first: 500) { nodes { id } } }')).toThrow(
      BadUserInput,
    );
  });
});

describe('cost', () => {
  test.each([
    ['{ paper(id: 1) { references(first: 5) { totalCount } } }', 2],
    ['{ papers(first: 7) { nodes { id } } }', 1 + 7],
    ['{ papers(last: 7) { edges { node { id } } } }', 1 + 7 * 2],
    ['{ papers { nodes { id } } }', 1 + 20],
    [
      '{ papers(first: 7) { ...A } } fragment A on PaperConnection { nodes { id } pageInfo { endCursor } }',
      1 + 7 + 1,
    ],
    ['{ papers(first: 7) { ... { nodes { id } } } }', 1 + 7],
    ['{ paper(id: 1) { areas { id } } }', 1 + 10],
    ['{ paper(id: 1) { authors(first: 3) { id } } }', 1 + 3],
    [
      '{ nodes(ids: ["a", "b", "c"]) { ... on Paper { references(first: 2) { nodes { id } } } } }',
      3 * (1 + 1 + 2),
    ],
    ['{ papers(first: 1) { facets(by: [YEAR, AREA], first: 5) { values { key } } } }', 1 + 2 * 5 * (1 + 10)],
    ['{ node(id: 1) { ... on Author { coauthors { author { id } } } } }', 1 + 10 * (1 + 1)],
  ])('of %s is %i', (source, cost) => {
    expect(estimate(source)).toBe(cost);
  });

  test('follows variables, lists among them', () => {
    const page = 'query ($n: Int = 3) { papers(first: $n) { nodes { id } } }';
    expect(estimate(page)).toBe(4);
    expect(estimate(page, { n: 90 })).toBe(91);
    const list = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect(estimate(list, { ids: ['a', 'b', 'c'] })).toBe(3);
  });

  test('of a hundred papers of a hundred papers with a hundred references is far above the limit', () => {
    const references = 'references(first: 100) { nodes { id } }';
    const source = `{ papers(first: 100) { nodes { authors { papers(first: 100) { nodes { ${references} } } } } } }`;
    expect(estimate(source)).toBeGreaterThan(100 * DEFAULT_LIMITS.cost);
  });

  test('is known to hold for all variables where none takes part', () => {
    expect(dependsOnVariables('query ($f: PaperFilter) { papers(filter: $f) { nodes { id } } }')).toBe(false);
    expect(dependsOnVariables('query ($n: Int) { papers(first: $n) { nodes { id } } }')).toBe(true);
    expect(
      dependsOnVariables(
        'query ($n: Int) { ...A } fragment A on Query { papers(last: $n) { nodes { id } } }',
      ),
    ).toBe(true);
  });
});
