import { describe, expect, test } from '@jest/globals';
import { buildSchema, type GraphQLError, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { FIXTURE_SDL } from '../../../test/harness/fixture-engine';
import { type Limits, withDefaultLimits } from './limits';
import { createOperationCheck } from './operation-check';

const schema = buildSchema(FIXTURE_SDL);

interface Options {
  variables?: Record<string, unknown>;
  operationName?: string;
  limits?: Partial<Limits>;
  introspection?: boolean;
}

function check(source: string, options: Options = {}): readonly GraphQLError[] {
  const { variables = {}, operationName, limits, introspection = true } = options;
  const document = parse(source);
  const operation = getOperationAST(document, operationName) ?? undefined;
  const run = createOperationCheck({ schema, limits: withDefaultLimits(limits), introspection });
  return run({ document, operation, variables });
}

/** The faults as "CODE message". */
const faults = (source: string, options: Options = {}) =>
  check(source, options).map(({ extensions, message }) => `${extensions.code} ${message}`);

const nested = (levels: number) =>
  `{ paper(id: 1) ${'{ references { nodes '.repeat(levels)}{ id }${'} }'.repeat(levels)} }`;

describe('documents that pass', () => {
  test('the introspection query that GraphiQL sends', () => {
    const options = {
      descriptions: true,
      specifiedByUrl: true,
      schemaDescription: true,
      inputValueDeprecation: true,
    };
    expect(faults(getIntrospectionQuery(options))).toEqual([]);
    expect(faults(getIntrospectionQuery({ ...options, oneOf: true, directiveIsRepeatable: true }))).toEqual(
      [],
    );
  });

  test('a nested query of twenty papers, their authors and three papers of each', () => {
    const source = `{ papers(first: 20) { nodes { authors { papers(first: 3) { nodes { areas { name } } } } areas { name } } } }`;
    expect(faults(source)).toEqual([]);
    expect(faults(source, { limits: { cost: 10_000 } })).toEqual([]);
  });

  test('a hundred papers with authors, areas and twenty references each', () => {
    const source =
      '{ papers(first: 100) { nodes { authors { name } areas { name } references(first: 20) { nodes { title } } } } }';
    expect(faults(source)).toEqual([]);
  });
});

describe('depth', () => {
  test('counts the levels of fields, the limit included', () => {
    expect(faults('{ paper(id: 1) { references { nodes { id } } } }', { limits: { depth: 4 } })).toEqual([]);
    expect(faults('{ paper(id: 1) { references { nodes { id } } } }', { limits: { depth: 3 } })).toEqual([
      'LIMIT_EXCEEDED Fields may be nested at most 3 deep, got 4',
    ]);
    expect(faults(nested(10))).toEqual(['LIMIT_EXCEEDED Fields may be nested at most 12 deep, got 22']);
  });

  test('follows fragments', () => {
    const source = `
      { paper(id: 1) { ...A } }
      fragment A on Paper { references { ... on PaperConnection { ...B } } }
      fragment B on PaperConnection { nodes { id } }`;
    expect(faults(source, { limits: { depth: 4 } })).toEqual([]);
    expect(faults(source, { limits: { depth: 3 } })).toHaveLength(1);
  });

  test('looks at every operation of a document', () => {
    const source = `query A { paper(id: 1) { id } } query B ${nested(10)}`;
    expect(faults(source, { operationName: 'A' })).toHaveLength(1);
  });

  test('does not bound introspection, which has a bound of its own', () => {
    const deep = `{ __type(name: "Paper") { ${'ofType { '.repeat(15)} name ${'}'.repeat(15)} } }`;
    expect(faults(deep)).toEqual([]);
    expect(
      faults(deep.replaceAll('ofType {', 'ofType { ofType {').replace(/\} \}$/, `${'}'.repeat(15)} } }`)),
    ).toEqual(['LIMIT_EXCEEDED Introspection may be nested at most 20 deep, got 32']);
  });

  test('refuses introspection whose lists multiply', () => {
    const bomb = '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }';
    expect(faults(bomb)).toEqual(['LIMIT_EXCEEDED Maximum introspection depth exceeded']);
    const many = Array.from(
      { length: 8 },
      (_, i) => `a${i}: __schema { types { fields { args { type { fields { name } } } } } }`,
    );
    expect(faults(`{ ${many.join(' ')} }`)[0]).toMatch(
      /^LIMIT_EXCEEDED The operation may touch at most 50000 objects/,
    );
  });
});

describe('width', () => {
  test('refuses more root fields than allowed, through fragments too', () => {
    expect(faults(`{ ${'fail '.repeat(20)} }`)).toEqual([]);
    expect(faults(`{ ${'fail '.repeat(21)} }`)).toEqual([
      'LIMIT_EXCEEDED An operation may have at most 20 root fields, got 21',
    ]);
    expect(faults(`{ ...A ...A ...A } fragment A on Query { ${'fail '.repeat(7)} }`)).toHaveLength(1);
  });

  test('refuses more aliases than allowed, __typename among them', () => {
    const aliases = (count: number) => Array.from({ length: count }, (_, i) => `a${i}: __typename`).join(' ');
    expect(faults(`{ paper(id: 1) { ${aliases(30)} } }`)).toEqual([]);
    expect(faults(`{ paper(id: 1) { ${aliases(31)} } }`)).toEqual([
      'LIMIT_EXCEEDED A document may have at most 30 aliases, got 31',
    ]);
  });

  test('refuses a selection of hundreds of fields before it is validated', () => {
    expect(faults(`{ paper(id: 1) { ${'unknown '.repeat(500)} } }`)).toEqual([
      'LIMIT_EXCEEDED A selection may have at most 100 fields, got 500 (fragments are counted)',
    ]);
  });

  test('refuses many directives in one place', () => {
    const directives = (count: number) => '@include(if: true) '.repeat(count);
    expect(faults(`{ fail ${directives(6)} }`)).toEqual([
      'LIMIT_EXCEEDED At most 5 directives may stand in one place, got 6',
    ]);
    expect(faults(`query Q ${directives(6)} { fail }`)).toHaveLength(1);
    expect(faults(`{ ...A ${directives(6)} } fragment A on Query { fail }`)[0]).toMatch(/^LIMIT_EXCEEDED/);
  });

  test('measures fragments that multiply in the time it takes to read them', () => {
    const fragments = Array.from(
      { length: 11 },
      (_, i) => `fragment F${i} on Paper { ${`references { nodes { ...F${i + 1} } } `.repeat(12)} }`,
    );
    const source = `{ paper(id: 1) { ...F0 } } ${fragments.join(' ')} fragment F11 on Paper { id }`;
    const started = performance.now();
    expect(faults(source, { limits: { depth: 100, cost: 1_000 } })[0]).toMatch(
      /^LIMIT_EXCEEDED The operation may touch/,
    );
    // Followed one by one there would be 12 to the power of 11 of them.
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test('leaves fragments that spread themselves or do not exist to validation', () => {
    expect(faults('{ ...A } fragment A on Query { ...A }')[0]).toMatch(
      /^GRAPHQL_VALIDATION_FAILED Cannot spread/,
    );
    expect(faults('{ ...Missing }')).toEqual(['GRAPHQL_VALIDATION_FAILED Unknown fragment "Missing".']);
  });
});

describe('variables', () => {
  test('that give page sizes are checked every time', () => {
    const source = 'query ($n: Int = 500) { papers(first: $n) { nodes { id } } }';
    const document = parse(source);
    const run = createOperationCheck({ schema, limits: withDefaultLimits(), introspection: true });
    const operation = getOperationAST(document) ?? undefined;
    const messages = (variables: Record<string, unknown>) =>
      run({ document, operation, variables }).map(({ message }) => message);
    expect(messages({ n: 5 })).toEqual([]);
    expect(messages({ n: -5 })).toEqual(['first must be 1–100, got -5 (at papers)']);
    expect(messages({ n: null })).toEqual([]);
    expect(messages({})).toEqual(['first must be 1–100, got 500 (at papers)']);
    expect(messages({ n: 5 })).toEqual([]);
  });

  test('that do not fit their types are refused', () => {
    const source = 'query ($f: PaperFacet!) { facet(by: $f) }';
    expect(faults(source, { variables: { f: 'MONTH' } })).toEqual([
      'BAD_USER_INPUT Variable "$f" got invalid value "MONTH"; Value "MONTH" does not exist in "PaperFacet" enum.',
    ]);
    expect(faults(source)).toEqual([
      'BAD_USER_INPUT Variable "$f" of required type "PaperFacet!" was not provided.',
    ]);
  });

  test('and literals that nest too deep are refused', () => {
    let filter: object = {};
    for (let level = 0; level < 40; level += 1) filter = { and: [filter] };
    const source = 'query ($f: PaperFilter) { papers(filter: $f) { totalCount } }';
    expect(faults(source, { variables: { f: filter } })).toEqual([
      'LIMIT_EXCEEDED Variables may be nested at most 32 deep',
    ]);
    const literal = `${'{ and: ['.repeat(40)}${']}'.repeat(40)}`;
    expect(faults(`{ papers(filter: ${literal}) { totalCount } }`)).toEqual([
      'LIMIT_EXCEEDED Arguments may be nested at most 32 deep',
    ]);
  });

  test('that nest a hundred thousand deep do not exhaust the stack', () => {
    const variables = { deep: JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`) };
    expect(faults('{ fail }', { variables })).toHaveLength(1);
  });
});

describe('text', () => {
  test('with NUL or half a surrogate pair is refused with its place', () => {
    const source = 'query ($f: PaperFilter) { papers(filter: $f) { totalCount } }';
    expect(faults(source, { variables: { f: { search: 'a\0b' } } })).toEqual([
      'BAD_USER_INPUT variables.f.search holds a NUL character, which is not allowed',
    ]);
    expect(faults(source, { variables: { f: { and: [{}, { search: '\ud800' }] } } })).toEqual([
      'BAD_USER_INPUT variables.f.and[1].search holds an unpaired surrogate (U+D800–U+DFFF), which is not allowed',
    ]);
    expect(faults('{ paper(id: "a\\u0000") { id } }')).toEqual([
      'BAD_USER_INPUT A string in the document holds a NUL character, which is not allowed',
    ]);
    expect(faults('{ paper(id: """a\0""") { id } }')).toHaveLength(1);
    expect(faults(source, { variables: { f: { search: 'a 🏃 b' } } })).toEqual([]);
  });

  test('as a name in the variables is checked too, __proto__ refused', () => {
    expect(faults('{ fail }', { variables: { 'a\0': 1 } })).toHaveLength(1);
    expect(faults('{ fail }', { variables: JSON.parse('{"a": {"__proto__": 1}}') })).toEqual([
      'BAD_USER_INPUT variables.a holds the name __proto__, which is not allowed',
    ]);
  });
});

describe('operations', () => {
  test('that the name does not select, or that the graph does not have, are refused', () => {
    expect(faults('query A { fail } query B { fail }')).toEqual([
      'OPERATION_RESOLUTION_FAILURE operationName selects no operation of the document',
    ]);
    expect(faults('subscription { fail }')).toEqual([
      'OPERATION_RESOLUTION_FAILURE The graph has no subscriptions',
    ]);
  });

  test('are refused with few faults, and without hints where the schema is private', () => {
    const source = `{ ${Array.from({ length: 15 }, (_, i) => `unknown${i}`).join(' ')} }`;
    expect(faults(source)).toHaveLength(11);
    expect(faults('{ papers { nodes { titel } } }')[0]).toMatch(/Did you mean "title"/);
    const hidden = faults('{ papers { nodes { titel } } }', { introspection: false });
    expect(hidden[0]).not.toMatch(/Did you mean/);
  });

  test('may not introspect where that is switched off', () => {
    expect(faults('{ __schema { types { name } } }', { introspection: false })[0]).toMatch(/introspection/);
    expect(faults('{ __typename }', { introspection: false })).toEqual([]);
  });

  test('are checked once: a document known to be good is not looked at again', () => {
    const document = parse('{ papers(first: 3) { nodes { id } } }');
    const operation = getOperationAST(document) ?? undefined;
    const run = createOperationCheck({ schema, limits: withDefaultLimits(), introspection: true });
    expect(run({ document, operation, variables: {} })).toEqual([]);
    // A document cannot change in reality: what is cut out here shows that nobody reads it.
    Object.assign(document, { definitions: [] });
    expect(run({ document, operation, variables: {} })).toEqual([]);
  });
});
