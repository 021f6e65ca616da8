import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { Subgraph, SubgraphRequest } from '../graphql/subgraph';
import { compilePlan } from './execute-plan';
import type { DataObject } from './merge';
import type { PlanNode, RequiredSelection } from './plan';
import type { PlanRun } from './plan-step';
import { indexTypes } from './supergraph';

const types = indexTypes(
  parse(
    'interface Media { id: ID } type Book implements Media { id: ID } type Film implements Media { id: ID } union Any = Book',
  ),
);

const idOf = (typeCondition: string): RequiredSelection => ({
  kind: 'InlineFragment',
  typeCondition,
  selections: [
    { kind: 'Field', name: '__typename' },
    { kind: 'Field', name: 'id' },
  ],
});

describe('running a plan', () => {
  function runOn(
    data: DataObject,
    node: PlanNode,
    execute: Subgraph['execute'],
    variables = {},
  ): { run: PlanRun; waiting: unknown } {
    const subgraph = { name: 'one', sdl: '', execute, ping: async () => {}, close: async () => {} };
    const graph = { types, subgraph: () => subgraph, onSubgraphError: () => {} };
    const run: PlanRun = { scope: { requestId: 'test' }, variables, data, errors: [], lost: [] };
    return { run, waiting: compilePlan(node, graph)(run) };
  }
  const entities: PlanNode = {
    kind: 'Fetch',
    serviceName: 'ONE',
    operation:
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Book{tags}}}',
    variableUsages: ['used'],
    requires: [idOf('Book')],
  };

  test('stays synchronous where the subgraph does', () => {
    const { run, waiting } = runOn({}, { kind: 'Fetch', serviceName: 'one', operation: '{a}' }, () => ({
      data: { a: 1 },
    }));
    expect(waiting).toBeUndefined();
    expect(run.data).toEqual({ a: 1 });
  });

  test('asks once for equal entities and gives each place its own copy', () => {
    const sent: SubgraphRequest[] = [];
    const book = (id: number): DataObject => ({ __typename: 'Book', id });
    const data = { list: [[book(1), book(2)], [], [null, book(1)]] };
    const plan: PlanNode = { kind: 'Flatten', path: [{ Field: 'list' }, '@'], node: entities };
    const { run } = runOn(
      data,
      plan,
      (request) => {
        sent.push(request);
        return { data: { _entities: [{ tags: ['x'] }, null] } };
      },
      { used: 1, unused: 2 },
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.variables).toEqual({ representations: [book(1), book(2)], used: 1 });
    expect(run.data).toEqual({
      list: [[{ ...book(1), tags: ['x'] }, book(2)], [], [null, { ...book(1), tags: ['x'] }]],
    });
    const [[first], , [, second]] = run.data.list as [[DataObject], unknown, [unknown, DataObject]]; // as expected above
    expect(first.tags).not.toBe(second.tags);
  });

  test('goes only to objects of the types that a path names, of an interface too', () => {
    const sent: unknown[] = [];
    const data = {
      all: [
        { __typename: 'Book', id: 1 },
        { __typename: 'Film', id: 2 },
        { __typename: 'Author', id: 3 },
      ],
    };
    const flatten = (name: string): PlanNode => ({
      kind: 'Flatten',
      path: [{ Field: 'all' }, '@', { TypeCondition: [name] }],
      node: { ...entities, requires: [idOf('Book'), idOf('Film'), idOf('Author')] } as PlanNode,
    });
    for (const name of ['Book', 'Media']) {
      runOn(data, flatten(name), ({ variables }) => {
        sent.push(variables?.representations);
        return { data: { _entities: [] } };
      });
    }
    expect(sent).toEqual([
      [{ __typename: 'Book', id: 1 }],
      [
        { __typename: 'Book', id: 1 },
        { __typename: 'Film', id: 2 },
      ],
    ]);
  });

  test('sends nothing where there is no entity to ask for', () => {
    const plan: PlanNode = { kind: 'Flatten', path: [{ Field: 'none' }], node: entities };
    runOn({ none: null }, plan, () => {
      throw new Error('sent');
    });
  });

  test('lets selections of a batch share a variable, each filling its own places', () => {
    const plan: PlanNode = {
      kind: 'BatchFetch',
      serviceName: 'one',
      operation: '',
      entityBatch: {
        aliases: ['a', 'b'].map((name) => ({
          alias: `_${name}`,
          representationsVariableName: 'reps',
          paths: [[{ Field: name }]],
          requires: [idOf('Book')],
        })),
      },
    };
    const data = {
      a: { __typename: 'Book', id: 1 },
      b: [
        { __typename: 'Book', id: 2 },
        { __typename: 'Book', id: 1 },
      ],
    };
    const { run } = runOn(data, plan, ({ variables }) => {
      expect(variables).toEqual({
        reps: [
          { __typename: 'Book', id: 1 },
          { __typename: 'Book', id: 2 },
        ],
      });
      return { data: { _a: [{ x: 1 }, { x: 2 }], _b: [{ y: 1 }, { y: 2 }] } };
    });
    expect(run.data).toEqual({
      a: { __typename: 'Book', id: 1, x: 1 },
      b: [
        { __typename: 'Book', id: 2, y: 2 },
        { __typename: 'Book', id: 1, y: 1 },
      ],
    });
  });

  test('reads for the answer of one mutation before it runs the next', async () => {
    const order: string[] = [];
    const mutation = (operation: string): PlanNode => ({
      kind: 'Fetch',
      serviceName: 'one',
      operationKind: 'mutation',
      operation,
    });
    const plan: PlanNode = {
      kind: 'Sequence',
      nodes: [
        mutation('first'),
        {
          kind: 'Parallel',
          nodes: [mutation('second'), { kind: 'Fetch', serviceName: 'one', operation: 'read' }],
        },
      ],
    };
    const { waiting } = runOn({}, plan, async ({ document }) => {
      order.push(`${document} begins`);
      await Promise.resolve();
      order.push(`${document} ends`);
      return { data: {} };
    });
    await waiting;
    expect(order.filter((entry) => entry.endsWith('begins'))).toEqual([
      'first begins',
      'read begins',
      'second begins',
    ]);
    expect(order.indexOf('read ends')).toBeLessThan(order.indexOf('second begins'));
  });

  test('is refused for nodes that are not supported', () => {
    expect(() => runOn({}, { kind: 'Defer' }, () => ({}))).toThrow(
      'plans with a Defer node are not supported',
    );
  });
});
