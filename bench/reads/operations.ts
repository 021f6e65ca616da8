/** What one answer of an operation depends on. */
export interface ParametersOf {
  readonly listing: Record<never, never>;
  readonly paper: { readonly slug: string };
  readonly author: { readonly slug: string };
  readonly area: { readonly slug: string };
  readonly largestArea: { readonly slug: string };
  readonly search: { readonly text: string };
  readonly broadSearch: { readonly text: string };
  readonly nested: { readonly ids: readonly number[] };
  readonly papersByIds: { readonly ids: readonly number[] };
  readonly deepPage: Position;
}

/** A paper's place among all, newest first. */
export interface Position {
  readonly day: string;
  /** As it is sorted by. */
  readonly title: string;
  readonly id: number;
  /** Papers up to this one. */
  readonly depth: number;
}

/** The name of an operation. */
export type OperationName = keyof ParametersOf;

/** Parameters of any one operation. */
export type AnyParameters = ParametersOf[OperationName];

/** For each operation the parameters it is asked with, in turns. */
export type ParameterSets = { readonly [Name in OperationName]: readonly ParametersOf[Name][] };

/** What an operation is called in tables. */
export const TITLES: Readonly<Record<OperationName, string>> = {
  listing: '20 newest papers with authors, areas, venue',
  paper: 'one paper’s page',
  author: 'one author’s page: 20 papers, 10 co-authors',
  area: 'one area’s page: 20 most cited, years, authors',
  largestArea: 'the same of the largest area',
  search: 'search of 100–1,000 hits, total, two facets',
  broadSearch: 'search for “learning”, total, two facets',
  nested: '20 papers → authors → 3 papers each → areas',
  papersByIds: '100 papers by id with authors',
  deepPage: 'the listing at depth 50,000',
};

/** All operations in the order of tables. */
export const OPERATIONS = Object.keys(TITLES) as OperationName[]; // the keys of TITLES by its type

/** A GraphQL document and its variables. */
export interface GraphqlOperation<Name extends OperationName> {
  readonly document: string;
  readonly variables: (parameters: ParametersOf[Name]) => Readonly<Record<string, unknown>>;
}
