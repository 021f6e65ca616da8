import { describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { copyOf, type DataObject, mergeInto } from './merge';
import { indexTypes } from './supergraph';

const types = indexTypes(
  parse(
    'interface Media { id: ID } type Book implements Media { id: ID } type Film implements Media { id: ID } union Any = Book',
  ),
);

describe('merging', () => {
  const merge = (target: DataObject, source: DataObject): DataObject => {
    mergeInto(target, source, types.isAbstract);
    return target;
  };

  test.each<[string, DataObject, DataObject, DataObject]>([
    ['objects merge deeply', { a: { b: 1 } }, { a: { c: 2 } }, { a: { b: 1, c: 2 } }],
    [
      'lists of one length merge by item',
      { a: [{ b: 1 }, null] },
      { a: [{ c: 2 }, { d: 3 }] },
      { a: [{ b: 1, c: 2 }, { d: 3 }] },
    ],
    ['lists of lists merge by item', { a: [[{ b: 1 }]] }, { a: [[{ c: 2 }]] }, { a: [[{ b: 1, c: 2 }]] }],
    ['of lists of other lengths the later stays', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    [
      'null erases nothing',
      { a: 1, b: { c: 2 }, d: [3] },
      { a: null, b: null, d: [null] },
      { a: 1, b: { c: 2 }, d: [3] },
    ],
    ['the later value wins', { a: 1 }, { a: 2 }, { a: 2 }],
    [
      'the name of an object type stays',
      { __typename: 'Book' },
      { __typename: 'Media' },
      { __typename: 'Book' },
    ],
    [
      'the name of an interface gives way',
      { __typename: 'Media' },
      { __typename: 'Book' },
      { __typename: 'Book' },
    ],
    [
      'keys that objects inherit are keys like others',
      {},
      { constructor: { a: 1 }, toString: 2 },
      { constructor: { a: 1 }, toString: 2 },
    ],
  ])('%s', (_title, target, source, expected) => {
    expect(merge(target, source)).toEqual(expected);
  });

  test('never reaches a prototype', () => {
    const evil = JSON.parse('{ "__proto__": { "polluted": 1 }, "a": { "__proto__": { "polluted": 1 } } }');
    merge({ a: {} }, evil);
    merge({}, copyOf(evil));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
