import { describe, expect, test } from '@jest/globals';
import { buildSchema, executeSync, parse } from 'graphql';
import { type SelectionInfo, selectedFields } from './selection';

const SCHEMA = buildSchema(`
  interface Node { id: ID }
  type Paper implements Node { id: ID title: String venue: Venue authors(first: Int): Authors }
  type Venue implements Node { id: ID name: String }
  type Author { name: String papers: [Paper] }
  type Authors { nodes: [Author] edges: [AuthorEdge] }
  type AuthorEdge { cursor: String node: Author }
  type Query { paper: Paper node: Node }
`);

/** What a resolver of `Query.paper` or `Query.node` sees as selected. */
function selected(document: string, path?: string, onType?: string): string[] {
  let info: SelectionInfo | undefined;
  const resolve = (_args: unknown, _context: unknown, given: SelectionInfo) => {
    info = given;
    return null;
  };
  executeSync({ schema: SCHEMA, document: parse(document), rootValue: { paper: resolve, node: resolve } });
  if (!info) throw new Error('nothing was resolved');
  return [...selectedFields(info, path, onType)].sort();
}

describe('Selected fields', () => {
  test('are those of the field itself, by name and not by alias', () => {
    expect(selected('{ paper { a: title id } }')).toEqual(['id', 'title']);
  });

  test('are followed through fragments, named and inline, nested and untyped', () => {
    const document = `
      { paper { ...A ... on Paper { ... { venue { id } } } } }
      fragment A on Paper { id ...B }
      fragment B on Node { ... on Paper { title } }`;
    expect(selected(document)).toEqual(['id', 'title', 'venue']);
  });

  test('at a path are those of all fields of that name together', () => {
    const document = `{ paper {
      authors(first: 1) { nodes { name } edges { node { name } } }
      more: authors(first: 2) { ...C nodes { papers { id } } }
    } } fragment C on Authors { edges { cursor } }`;
    expect(selected(document, 'authors')).toEqual(['edges', 'nodes']);
    expect(selected(document, 'authors.nodes')).toEqual(['name', 'papers']);
    expect(selected(document, 'authors.edges')).toEqual(['cursor', 'node']);
    expect(selected(document, 'authors.nodes.papers')).toEqual(['id']);
    expect(selected(document, 'venue')).toEqual([]);
  });

  test('of a field selected twice are those of both', () => {
    expect(
      selected('{ paper { id } paper { title } ...P } fragment P on Query { paper { venue { id } } }'),
    ).toEqual(['id', 'title', 'venue']);
  });

  test('on one type leave out fragments on other object types, not those on interfaces', () => {
    const document =
      '{ node { id ... on Paper { title } ... on Venue { name } ... on Node { __typename } } }';
    expect(selected(document, '', 'Paper')).toEqual(['__typename', 'id', 'title']);
    expect(selected(document, '', 'Venue')).toEqual(['__typename', 'id', 'name']);
    expect(selected(document)).toEqual(['__typename', 'id', 'name', 'title']);
  });

  test('are those that conditions may leave out too', () => {
    expect(selected('{ paper { title @skip(if: true) ... @include(if: false) { id } } }')).toEqual([
      'id',
      'title',
    ]);
  });

  test('are the same set when asked for again, apart from other paths and types', () => {
    let info: SelectionInfo | undefined;
    const document = parse('{ node { id ... on Paper { authors { nodes { name } } } } }');
    executeSync({
      schema: SCHEMA,
      document,
      rootValue: {
        node: (_args: unknown, _context: unknown, given: SelectionInfo) => {
          info = given;
        },
      },
    });
    if (!info) throw new Error('nothing was resolved');
    expect(selectedFields(info)).toBe(selectedFields(info));
    expect([...selectedFields(info, '', 'Venue')]).toEqual(['id']);
    expect([...selectedFields(info, 'authors.nodes')]).toEqual(['name']);
  });
});
