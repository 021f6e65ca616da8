import { getIntrospectionQuery } from 'graphql';

/** An operation to measure. */
export interface Operation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

const PAPER_CARD = 'id slug title excerpt publishedOn year citationCount venue { id name acronym }';

/** Like those that pages and widgets send, on the corpus of test/graph/generate-corpus.ts. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  nested: {
    query: `query Nested {
      papers(first: 20) { nodes {
        id title year
        authors { id name papers(first: 3) { nodes { id title } } }
        areas { id name }
      } }
    }`,
  },
  areas: {
    query: `query AreasWithPapersOfTheirAuthors {
      areas(first: 5, orderBy: { field: PAPER_COUNT, direction: DESC }) { nodes {
        id name
        papers(first: 3) { nodes {
          id title
          authors { id name papers(first: 2) { nodes { id title venue { id name } } } }
        } }
      } }
    }`,
  },
  listing: {
    query: `query Listing($first: Int!) {
      papers(first: $first) {
        edges { cursor node { ${PAPER_CARD} authors { id slug name } areas { id slug name } } }
        pageInfo { hasNextPage endCursor }
        totalCount
      }
    }`,
    variables: { first: 20 },
  },
  paper: {
    query: `query OnePaper($id: ID!) {
      paper(id: $id) {
        ${PAPER_CARD} abstract doi arxivId keywords awards links { kind url label }
        authorships { position rawName author { id slug name } affiliations { id name } }
        areas { id slug name }
        references(first: 10) { nodes { id slug title } }
      }
    }`,
    variables: { id: 'paper_7' },
  },
  author: {
    query: `query OneAuthor($id: ID!) {
      author(id: $id) {
        id slug name orcid paperCount
        affiliations { id name }
        coauthors(first: 10) { paperCount author { id slug name } }
        areas(first: 5) { paperCount area { id slug name } }
        papers(first: 20) { nodes { id slug title year venue { id name } } totalCount }
      }
    }`,
    variables: { id: 'author_3' },
  },
  area: {
    query: `query OneArea($id: ID!) {
      area(id: $id) {
        id slug name description paperCount
        ancestors { id name } children { id name paperCount }
        papersByYear { year count }
        authors(first: 10) { paperCount author { id slug name } }
        papers(first: 20, orderBy: { field: CITATION_COUNT }) { nodes { id slug title citationCount } }
      }
    }`,
    variables: { id: 'area_2' },
  },
  search: {
    query: `query Search($text: String!) {
      papers(filter: { search: $text }, first: 20) {
        edges { score highlight node { ${PAPER_CARD} authors { id name } } }
        totalCount
        facets(by: [YEAR, VENUE, AREA], first: 10) { by values { key label count } }
      }
    }`,
    variables: { text: 'quokka vorpal' },
  },
  introspection: { query: getIntrospectionQuery() },
};
