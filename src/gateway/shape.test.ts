import { describe, expect, test } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import type { DataObject } from './merge';
import { compileShape } from './shape';

describe('shaping an answer', () => {
  const schema = buildSchema(`
    type Query { media: [Media] kind: Kind kinds: [Kind!] book: Book }
    interface Media { id: ID! title: String } type Book implements Media { id: ID! title: String }
    enum Kind { A }`);
  function shape(text: string, data: DataObject) {
    const errors: never[] = [];
    const run = { errors, isCovered: () => false, introspect: () => null };
    return {
      data: compileShape(schema, parse(text), (name) => name)(data, run),
      errors: errors as { message: string }[],
    };
  }

  test('hides enum values and types that are not public', () => {
    expect(
      shape('{ kind kinds media { id } }', {
        kind: 'HIDDEN',
        kinds: ['A'],
        media: [{ __typename: 'Hidden', id: 1 }],
      }),
    ).toEqual({
      data: { kind: null, kinds: ['A'], media: [null] },
      errors: [],
    });
  });

  test('gives an interface value without a type name the fields of the interface', () => {
    expect(
      shape('{ media { id ... on Book { title } ... on Media { t: title } } }', {
        media: [{ id: 1, title: 'x', t: 'y' }],
      }).data,
    ).toEqual({
      media: [{ id: 1, t: 'y' }],
    });
  });

  test('does not make up the type name of an interface object', () => {
    const { data, errors } = shape('{ media { __typename } }', {
      media: [{ __typename: 'Media' }, { __typename: 'Book' }],
    });
    expect(data).toEqual({ media: [null, { __typename: 'Book' }] });
    expect(errors).toHaveLength(1);
  });

  test.each<[string, unknown]>([
    ['an object for a list', { a: 1 }],
    ['a string for a list', 'text'],
  ])('gives null for %s', (_title, media) => {
    expect(shape('{ media { id } }', { media }).data).toEqual({ media: null });
  });

  test('lets nothing through that was not asked for', () => {
    expect(
      shape('{ book { id } }', { book: { id: 1, title: 'x', __typename: 'Book' }, more: 1 }).data,
    ).toEqual({ book: { id: 1 } });
  });
});
