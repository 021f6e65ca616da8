import { describe, expect, test } from '@jest/globals';
import { ask, askMonolith, libraryEngine, nullPlaces } from './comparison';

const OPERATIONS: Record<string, string | [text: string, variables: Record<string, unknown>]> = {
  'a field of one subgraph': '{ books { id title } }',
  'fields of three subgraphs': '{ books { title authors { name } reviews { id body } } }',
  'five hops':
    '{ authors { name reviews { body book { isbn related { authors { name reviews { id } } } } } } }',
  'an entity that fills several places':
    '{ a: book(id: "b1") { authors { id name } } b: book(id: "b1") { authors { id } } }',
  'one response key with other arguments in several places':
    '{ a: book(id: "b1") { related { reviews(first: 0) { id } } } b: book(id: "b1") { related { reviews { id } } } }',
  'lists of lists': '{ shelves { id authors { name friends { id reviews { id } } } } }',
  'an interface': '{ media { __typename id title likes } }',
  'an interface without its type name': '{ media { title } }',
  'fragments on an interface':
    '{ media { id ... on Named { t: title } ... on Book { kind postage } ... on Film { minutes likes } } }',
  'an interface object': '{ topMedia { id likes } }',
  'an interface object and its entities':
    '{ topMedia { __typename likes title ... on Book { isbn authors { id } } } }',
  'a union':
    '{ search(kind: FICTION) { __typename ... on Book { x: title reviews { id } } ... on Film { x: title likes } } }',
  'fragments that fit no object':
    '{ media { ... on Book { ...N } } search(kind: FICTION) { ...N } } fragment N on Named { ... on Film { ... on Named { ... on Book { isbn } } } }',
  'fragments below an entity that fit no object':
    '{ reviews { book { firstAuthor { id } media { ... on Book { ... on Named { ... on Film { minutes } } } } } } }',
  'fragments on an interface object that fit no object':
    '{ topMedia { ... on Book { ... on Named { ... on Film { t: __typename minutes } } } } }',
  'fragments of which one fits no object':
    '{ media { ... on Film { minutes } ... on Book { ... on Named { ... on Film { minutes } } } } }',
  'an interface object whose type an error hides': '{ topMedia { id ... on Book { related { isbn } } } }',
  'an interface object beside a field of the object type':
    '{ search(kind: FICTION) { ... on Book { reviews { id } likes } ... on Film { minutes } } }',
  'one response key of several types':
    '{ search(kind: FICTION) { ... on Book { x: weight } ... on Film { x: minutes } } }',
  'a required field': '{ books(first: 9) { id postage(rate: 3) } }',
  'a required field under an alias that is taken': '{ books { weight: title postage } }',
  'a provided field': '{ reviews { book { title } } }',
  'a shared value type': '{ books { price { amount currency } } }',
  'an overridden field': '{ books { subtitle } }',
  'one field asked for twice':
    '{ books { authors { id } authors { name } } ...F } fragment F on Query { books { reviews { id } } }',
  'a null where the schema allows it': '{ author(id: "missing") { name } book(id: "b2") { media { id } } }',
  'an entity of the list that is null': '{ books(first: 9) { authors { id } } }',
  'a null in a non-null field': '{ books { id isbn } }',
  'a null in a non-null field of a nullable object': '{ book(id: "b3") { isbn title } }',
  'a null in a non-null field of an entity': '{ reviews { author { id name } } }',
  'nulls in lists of lists': '{ shelves { isbn } }',
  'a null from a second subgraph that bubbles up': '{ book(id: "b3") { id firstAuthor { name } } }',
  'a failing field': '{ books { id boom } }',
  'a failing non-null field of an entity': '{ reviews { book { id firstAuthor { id } } } }',
  'a failing field of a list of entities': '{ authors { id secret } }',
  'a failing field below lists of lists': '{ authors { friends { secret } } }',
  'a failing field under an alias': '{ list: media { l: likes } }',
  'an enum argument and value': '{ books(filter: { kind: ESSAY }) { kind } }',
  'arguments with defaults': '{ echo(values: [1, 2]) e2: echo(filter: {}) }',
  'the type name alone': '{ __typename }',
  'the type name beside data': '{ t: __typename books { __typename authors { __typename } } }',
  'introspection alone':
    '{ __schema { queryType { name kind } } __type(name: "Kind") { enumValues { name } } }',
  'introspection beside data':
    '{ books { id } ...S } fragment S on Query { s: __schema { mutationType { name } } }',
  'introspection by a variable': [
    'query ($n: String!) { __type(name: $n) { name } books { id } }',
    { n: 'Film' },
  ],
  'literal conditions': '{ books { id @skip(if: true) title @include(if: true) isbn @include(if: false) } }',
  'everything skipped': '{ books @skip(if: true) { id } }',
  'everything below skipped': '{ books { id @include(if: false) } authors { ... @skip(if: true) { id } } }',
  'conditions by variables': [
    'query ($s: Boolean!, $i: Boolean = true) { books { title @skip(if: $s) authors @include(if: $i) { id name @skip(if: $s) } ... @skip(if: $s) @include(if: $i) { reviews { id } } } }',
    { s: false },
  ],
  'conditions by variables, the other way': [
    'query ($s: Boolean!, $i: Boolean = true) { books { title @skip(if: $s) authors @include(if: $i) { id name @skip(if: $s) } ... @skip(if: $s) @include(if: $i) { reviews { id } } } }',
    { s: true, i: true },
  ],
  'one field with and without a condition': [
    'query ($s: Boolean!) { books { authors @include(if: $s) { id name } authors { id } ...F @skip(if: $s) ...F } } fragment F on Book { reviews { id } }',
    { s: false },
  ],
  'a variable in an object': [
    'query ($k: Kind, $m: Int) { books(filter: { kind: $k, minWeight: $m }) { id } echo(filter: { kind: $k, minWeight: $m }) }',
    { k: 'ESSAY' },
  ],
  'a whole input object': [
    'query ($f: BookFilter) { echo(filter: $f) }',
    { f: { kind: 'ESSAY', ids: ['x'] } },
  ],
  'defaults of variables': [
    'query ($n: Int = 1, $k: Kind = ESSAY) { books(first: $n) { id reviews(first: $n) { id } } echo(kind: $k) }',
    {},
  ],
  'a null for a variable with a default': [
    'query ($n: Int = 1) { book(id: "b1") { reviews(first: $n) { id } } }',
    { n: null },
  ],
  'a list for one value': ['query ($v: [Int!]) { echo(values: $v) }', { v: 3 }],
  'response keys that objects inherit':
    '{ constructor: books { toString: title hasOwnProperty: authors { valueOf: name } } }',
  'response keys that objects inherit, null':
    '{ book(id: "b4") { constructor: title toString: media { id } } }',
  'response keys of prototypes': [
    'query ($__proto__: Int) { __proto__: books(first: $__proto__) { __proto__: title x: reviews { __proto__: body } } }',
    JSON.parse('{ "__proto__": 1 }'),
  ],
  'a fragment called __proto__': '{ ...__proto__ } fragment __proto__ on Query { books { id } }',
  'a mutation': 'mutation { addBook(title: "new") { id title authors { name } } }',
  'mutations of several subgraphs in order':
    'mutation { a: renameAuthor(id: "a1", name: "x") { name } addBook(title: "new") { title authors { name } } b: renameAuthor(id: "a1", name: "y") { name } }',
  'a mutation of nothing': 'mutation { __typename }',
};

describe('the federated graph answers as one schema does', () => {
  const engine = () => libraryEngine();

  test.each(Object.entries(OPERATIONS))('%s', async (_title, operation) => {
    const [text, variables] = Array.isArray(operation) ? operation : [operation, undefined];
    const expected = await askMonolith(text, variables);
    const federated = engine();
    // The second time subgraphs run what they have compiled.
    for (const result of [await ask(federated, text, variables), await ask(engine(), text, variables)]) {
      expect(result.data).toEqual(expected.data);
      expect(JSON.stringify(result.data)).toBe(JSON.stringify(expected.data));
      expect(nullPlaces(result)).toEqual(nullPlaces(expected));
    }
    if (!text.startsWith('mutation')) {
      const again = await ask(federated, text, variables);
      expect(JSON.stringify(again.data)).toBe(JSON.stringify(expected.data));
      expect(nullPlaces(again)).toEqual(nullPlaces(expected));
    }
  });
});
