import { buildSchema, type ExecutionResult, execute, printSchema } from 'graphql';
import type { Engine, EngineRequest } from '../../src/gateway/engine';

/** The parts of the public graph that limits and costs depend on, and a mutation, which the graph itself has not. */
export const FIXTURE_SDL = /* GraphQL */ `
  interface Node { id: ID! }
  enum PaperFacet { YEAR AREA }
  input PaperFilter { search: String year: Int and: [PaperFilter!] facet: PaperFacet }
  type Query {
    node(id: ID!): Node
    nodes(ids: [ID!]!): [Node]!
    paper(id: ID!): Paper
    papers(filter: PaperFilter, first: Int, after: String, last: Int, before: String): PaperConnection!
    facet(by: PaperFacet!): String
    fail: String
    hang: String
  }
  type Mutation { rename(title: String!): Boolean! }
  type Paper implements Node {
    id: ID!
    title: String!
    references(first: Int, after: String, last: Int, before: String): PaperConnection!
    authors(first: Int): [Author!]!
    areas: [Area!]!
  }
  type Author implements Node {
    id: ID!
    name: String!
    papers(first: Int, after: String, last: Int, before: String): PaperConnection!
    coauthors(first: Int = 10): [AuthorCount!]!
    areas(first: Int = 10): [Area!]!
  }
  type AuthorCount { author: Author! paperCount: Int! }
  type Area { id: ID! name: String! parent: Area }
  type PaperConnection {
    edges: [PaperEdge!]!
    nodes: [Paper!]!
    pageInfo: PageInfo!
    totalCount: Int!
    facets(by: [PaperFacet!]!, first: Int = 10): [Facet!]!
  }
  type PaperEdge { cursor: String! node: Paper! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Facet { by: PaperFacet! values: [FacetValue!]! }
  type FacetValue { key: String! count: Int! }
`;

/** An engine over one plain schema, for tests of what stands around engines. */
export interface FixtureEngine extends Engine {
  /** Requests seen, newest last. */
  readonly requests: EngineRequest[];
  /** Titles that the mutation was called with. */
  readonly renamed: string[];
  /** Called when `hang` starts to hang. */
  onHang?: () => void;
}

const PAPER = { __typename: 'Paper', id: 'p1', title: 'On graphs', authors: [], areas: [] };

/** Makes the engine. `hang` never answers, `fail` throws `failure`. */
export function createFixtureEngine(failure: unknown = new Error('a secret')): FixtureEngine {
  const apiSchema = buildSchema(FIXTURE_SDL);
  const requests: EngineRequest[] = [];
  const renamed: string[] = [];
  const engine: FixtureEngine = {
    apiSchema,
    supergraphSdl: printSchema(apiSchema),
    requests,
    renamed,
    cacheSizes: () => ({}),
    async execute(request): Promise<ExecutionResult> {
      requests.push(request);
      request.scope.isVersioned = true;
      const { document, operationName, variables } = request;
      const rootValue = {
        node: PAPER,
        nodes: ({ ids }: { ids: string[] }) => ids.map(() => PAPER),
        paper: PAPER,
        papers: { nodes: [PAPER], edges: [], totalCount: 1 },
        fail: () => {
          throw failure;
        },
        hang: () => {
          engine.onHang?.();
          return new Promise(() => {});
        },
        rename: ({ title }: { title: string }) => renamed.push(title) > 0,
      };
      return execute({ schema: apiSchema, document, operationName, variableValues: variables, rootValue });
    },
  };
  return engine;
}
