import fc from 'fast-check';
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import type { Variables } from './graph';

/** Literals for arguments, by the argument's type or by field and argument. The last ones of a pool are invalid. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  PaperFilter: [
    '{}',
    '{ search: "quokka" }',
    '{ or: [{ hasAbstract: true }, { minCitations: 4 }], not: { types: [BOOK] } }',
    '$filter',
    '{ year: { gte: $year } }',
    '{ areas: ["area-1"], authors: [$id] }',
    '{ venues: ["a b"] }',
  ],
  PaperOrder: [
    '[{ field: TITLE }]',
    '[{ field: CITATION_COUNT, direction: ASC }, { field: UPDATED_AT }]',
    '[]',
    '[{ field: RELEVANCE }]',
  ],
  AuthorFilter: ['{ search: "a" }', '{ minPapers: 2, areas: ["area-2"] }', '{ orcid: "1" }'],
  AuthorOrder: ['[{ field: PAPER_COUNT, direction: DESC }]', '[{ field: NAME }]'],
  OrganizationFilter: ['{ search: "institute" }', '{ country: "de" }', '{ country: "DEU" }'],
  VenueFilter: ['{ kinds: [JOURNAL, CONFERENCE] }', '{ search: "ac" }'],
  ResearchAreaFilter: ['{ roots: true }', '{ parent: "area-1" }', '{ parent: "paper_1" }'],
  ResearchAreaOrder: ['[{ field: PAPER_COUNT }]'],
  PaperFacet: ['[YEAR, AREA]', '[AUTHOR]', '[]'],
  LinkKind: ['[CODE, PDF]', '[]'],
  CitationStyle: ['APA', 'CSL_JSON', 'RIS'],
  'Query.node(id)': [
    '"paper_1"',
    '"author_1"',
    '"area_2"',
    '"organization_1"',
    '"venue_1"',
    '$id',
    '"paper_9999"',
    '"area-1"',
  ],
  'Query.nodes(ids)': [
    '["paper_2", "author_2", "area_3", "paper_2"]',
    '["organization_2", $id, "venue_9999"]',
    '["venue_2", "?"]',
  ],
  'Query.paper(id)': ['"paper_3"', '"doi:10.1234/x.1(a)"', '"none"', '$id', '"x:y"'],
  'Query.papersByIds(ids)': ['["paper_1", "paper_4", "none", "paper_1"]', '["paper_5", "author_1"]'],
  'Query.author(id)': ['"author_1"', '"author-2"', '"nobody"', '"paper_1"'],
  'Query.area(id)': ['"area_1"', '"area-2"', '"none"', '"A"'],
  'Query.organization(id)': ['"organization_1"', '"organization-2"', '"ror:1"'],
  'Query.venue(id)': ['"venue-1"', '"venue_2"', '"none"', '"_"'],
  'Query.collection(slug)': ['"zoo"', '"none"'],
  maxLength: ['12', '400', '0'],
  first: ['1', '2', '3', '$first', '101'],
};
/** A page of a connection: always short, since pages lie within pages. */
const PAGES = [
  'first: 2',
  'first: 3',
  'last: 2',
  'first: $first',
  'last: 1',
  'first: 2, after: "x"',
  'first: 1, last: 1',
  'first: 0',
];
const CONDITIONS = [
  '',
  '',
  '',
  '',
  '',
  ' @include(if: $yes)',
  ' @skip(if: $yes)',
  ' @skip(if: $no)',
  ' @include(if: $no)',
];
const FRAGMENTS: Readonly<Record<string, string>> = {
  PaperParts: 'fragment PaperParts on Paper { title year ...NodeParts authors(first: 2) { name } }',
  NodeParts: 'fragment NodeParts on Node { __typename id ... on Author { paperCount } }',
};
const VARIABLE_TYPES = {
  yes: 'Boolean!',
  no: 'Boolean = true',
  first: 'Int',
  id: 'ID!',
  year: 'Int',
  filter: 'PaperFilter',
};

/** Values of every variable that an operation may have. */
export const VARIABLES: readonly Variables[] = [
  { yes: true, no: false, first: 2, id: 'author_3', year: 2022, filter: { hasAbstract: true } },
  { yes: false, first: 1, id: 'paper_6', filter: { not: { search: 'wombat' } } },
  { yes: true, no: true, first: 0, id: 'area_7', year: null, filter: { authors: ['?'] } },
];

/** One of a pool, the later ones less often. */
const oneOf = (pool: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    ...pool.map((value, index) => ({
      arbitrary: fc.constant(value),
      weight: index === pool.length - 1 ? 1 : 4,
    })),
  );

class OperationGenerator {
  constructor(readonly schema: GraphQLSchema) {}

  selectionSet(type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
    return fc
      .array(this.#selection(type, depth), { minLength: 1, maxLength: 3 })
      .map((parts) => `{ ${parts.join(' ')} }`);
  }

  #selection(type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
    const choices = [{ arbitrary: this.#field(type, depth), weight: 8 }];
    if (depth > 0)
      choices.push({ arbitrary: this.#inlineFragment(type, depth), weight: isAbstractType(type) ? 8 : 1 });
    if (isObjectType(type) && type.getInterfaces().length > 0) {
      choices.push({ arbitrary: fc.constant('... on Node { __typename ...NodeParts }'), weight: 1 });
    }
    if (type.name === 'Paper' || type.name === 'Node') {
      choices.push({
        arbitrary: oneOf(CONDITIONS).map((condition) => `...PaperParts${condition}`),
        weight: 1,
      });
      choices.push({ arbitrary: fc.constant('...NodeParts'), weight: 1 });
    }
    return fc.oneof(...choices);
  }

  #inlineFragment(type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
    const on = isAbstractType(type)
      ? this.schema.getPossibleTypes(type).map(({ name }) => name)
      : [type.name, ''];
    return fc
      .constantFrom(...on)
      .chain((name) =>
        fc
          .tuple(oneOf(CONDITIONS), this.selectionSet(this.schema.getType(name) ?? type, depth - 1))
          .map(([condition, selections]) => `...${name ? ` on ${name}` : ''}${condition} ${selections}`),
      );
  }

  #field(type: GraphQLNamedType, depth: number): fc.Arbitrary<string> {
    const typename = fc.constantFrom('__typename', 'kindOf: __typename');
    if (!isObjectType(type) && !isInterfaceType(type)) return typename;
    const fields = Object.values(type.getFields()).filter(
      (one) => depth > 0 || isLeafType(getNamedType(one.type)),
    );
    if (fields.length === 0) return typename;
    return fc.oneof(
      { arbitrary: typename, weight: 1 },
      {
        arbitrary: fc.constantFrom(...fields).chain((one) => this.#fieldOf(type.name, one, depth)),
        weight: 12,
      },
    );
  }

  #fieldOf(
    parent: string,
    { name, args, type }: GraphQLField<unknown, unknown>,
    depth: number,
  ): fc.Arbitrary<string> {
    const inner = getNamedType(type);
    return fc
      .record({
        aliased: fc.boolean(),
        given: this.#arguments(parent, name, args),
        condition: oneOf(CONDITIONS),
        selections: isCompositeType(inner) ? this.selectionSet(inner, depth - 1) : fc.constant(''),
      })
      .map(({ aliased, given, condition, selections }) => {
        // One alias for the same arguments, so that fields of one name seldom conflict.
        const alias = given ? `${name}_${given.replace(/\W+/g, '_')}: ` : aliased ? `its_${name}: ` : '';
        return `${alias}${name}${given ? `(${given})` : ''}${condition} ${selections}`;
      });
  }

  #arguments(parent: string, field: string, args: readonly GraphQLArgument[]): fc.Arbitrary<string> {
    const isConnection = args.some(({ name }) => name === 'after');
    const own = args.filter(
      ({ name }) => !isConnection || !['first', 'last', 'after', 'before'].includes(name),
    );
    const written = own.map((argument) => {
      const pool =
        VALUES[`${parent}.${field}(${argument.name})`] ??
        VALUES[getNamedType(argument.type).name] ??
        VALUES[argument.name];
      if (!pool) throw new Error(`no values for ${parent}.${field}(${argument.name})`);
      const value = oneOf(pool).map((literal) => `${argument.name}: ${literal}`);
      return isRequiredArgument(argument) ? value : fc.oneof(fc.constant(''), value);
    });
    return fc
      .tuple(...(isConnection ? [oneOf(PAGES)] : []), ...written)
      .map((parts) => parts.filter(Boolean).join(', '));
  }
}

/** The selections as an operation, with the fragments and variables they use. */
function withDefinitions(selections: string): string {
  const fragments = new Set<string>();
  const follow = (text: string): void => {
    for (const [, name = ''] of text.matchAll(/\.\.\.(\w+Parts)/g)) {
      if (fragments.has(name)) continue;
      fragments.add(name);
      follow(FRAGMENTS[name] ?? '');
    }
  };
  follow(selections);
  const variables = Object.entries(VARIABLE_TYPES)
    .filter(([name]) => new RegExp(`\\$${name}\\b`).test(selections))
    .map(([name, type]) => `$${name}: ${type}`);
  const head = variables.length > 0 ? `(${variables.join(', ')})` : '';
  return [`query Generated${head} ${selections}`, ...[...fragments].map((name) => FRAGMENTS[name])].join(
    '\n',
  );
}

/** Operations on a schema, up to `depth` fields deep. Some do not validate, since their fields conflict. */
export function operations(schema: GraphQLSchema, depth = 5): fc.Arbitrary<string> {
  const query = schema.getQueryType();
  if (!query) throw new Error('the schema has no query type');
  return new OperationGenerator(schema).selectionSet(query, depth).map(withDefinitions);
}
