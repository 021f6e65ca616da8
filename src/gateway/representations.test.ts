import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { DataObject } from './merge';
import type { RequiredSelection } from './plan';
import { compileRepresenter } from './representations';
import { compileRewrites } from './rewrites';
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

describe('representations', () => {
  test('hold what is required and nothing else', () => {
    const represent = compileRepresenter({ requires: [idOf('Book'), idOf('Film')] }, types);
    expect(represent({ __typename: 'Book', id: 1, title: 'x' })).toEqual({ __typename: 'Book', id: 1 });
  });

  test.each<[string, DataObject]>([
    ['has null for a key', { __typename: 'Book', id: null }],
    ['lacks the key', { __typename: 'Book' }],
    ['is of another type', { __typename: 'Author', id: 1 }],
  ])('are not built of an object that %s', (_title, object) => {
    expect(compileRepresenter({ requires: [idOf('Book')] }, types)(object)).toBeUndefined();
  });

  test('of an object without a type name take the type of its place', () => {
    expect(compileRepresenter({ requires: [idOf('Book')] }, types)({ id: 1 })).toEqual({
      __typename: 'Book',
      id: 1,
    });
  });

  test('do not guess an abstract type', () => {
    expect(compileRepresenter({ requires: [idOf('Media')] }, types)({ id: 1 })).toBeUndefined();
    expect(compileRepresenter({ requires: [idOf('Book'), idOf('Film')] }, types)({ id: 1 })).toBeUndefined();
  });

  test('project nested objects and lists by their types', () => {
    const nested: RequiredSelection = {
      kind: 'Field',
      name: '_internal_qp_alias_0',
      alias: 'parts',
      selections: [{ kind: 'Field', name: 'n' }, idOf('Media')],
    };
    const requires = [idOf('Book'), { ...idOf('Book'), selections: [nested] } as RequiredSelection];
    const parts = [{ __typename: 'Film', n: 1, id: 2, x: 3 }, null, { __typename: 'Author', n: 4, id: 5 }];
    expect(
      compileRepresenter({ requires }, types)({ __typename: 'Book', id: 1, _internal_qp_alias_0: parts }),
    ).toEqual({
      __typename: 'Book',
      id: 1,
      parts: [{ __typename: 'Film', n: 1, id: 2 }, null, { n: 4 }],
    });
  });
});

describe('rewrites', () => {
  const setter = { path: [{ TypenameEquals: ['Media'] }, { Key: '__typename' }], setValueTo: 'Media' };
  const renamer = {
    path: [{ Key: 'list' }, { TypenameEquals: ['Film'] }, { Key: '_internal_qp_alias_0' }],
    renameKeyTo: 'x',
  };

  test.each([[{ ValueSetter: setter }], [{ kind: 'ValueSetter' as const, ...setter }]])(
    'set a value: %j',
    (rewrite) => {
      const rewriter = compileRewrites([rewrite], types);
      const objects: DataObject[] = [{ __typename: 'Book' }, { __typename: 'Author' }];
      for (const object of objects) rewriter?.(object);
      expect(objects).toEqual([{ __typename: 'Media' }, { __typename: 'Author' }]);
    },
  );

  test.each([[{ KeyRenamer: renamer }], [{ kind: 'KeyRenamer' as const, ...renamer }]])(
    'rename a key: %j',
    (rewrite) => {
      const object = {
        list: [
          [{ __typename: 'Film', _internal_qp_alias_0: 1 }],
          { __typename: 'Book', _internal_qp_alias_0: 2 },
          null,
        ],
      };
      compileRewrites([rewrite], types)?.(object);
      expect(object).toEqual({
        list: [[{ __typename: 'Film', x: 1 }], { __typename: 'Book', _internal_qp_alias_0: 2 }, null],
      });
    },
  );
});
