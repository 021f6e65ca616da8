import { encodeCursor } from '../../src/graphql/cursor';
import type { GraphqlOperation, OperationName } from './operations';

const PAGE = `nodes {
  id slug title excerpt publishedOn year citationCount
  venue { id slug name acronym }
  authors { id slug name }
  areas { id slug name }
}
pageInfo { hasNextPage endCursor }`;

const AREA_PAGE = `query AreaPage($slug: ID!) {
  area(id: $slug) {
    id slug name description paperCount
    papers(first: 20, orderBy: [{ field: CITATION_COUNT }]) {
      nodes { id slug title year citationCount venue { id name acronym } }
    }
    papersByYear { year count }
    authors(first: 10) { paperCount author { id slug name } }
  }
}`;

const SEARCH = `query Search($text: String!) {
  papers(filter: { search: $text }, first: 20) {
    totalCount
    facets(by: [YEAR, AREA], first: 10) { by values { key label count } }
    nodes { id slug title excerpt year citationCount venue { id name acronym } authors { id name } }
  }
}`;

const paperIds = (ids: readonly number[]): string[] => ids.map((id) => `paper_${id}`);

/** The operations on papergraph's own graph, which others serve, too. */
export const GRAPH_OPERATIONS: { readonly [Name in OperationName]: GraphqlOperation<Name> } = {
  listing: { document: `query Listing { papers(first: 20) { ${PAGE} } }`, variables: () => ({}) },
  paper: {
    document: `query PaperPage($slug: ID!) {
      paper(id: $slug) {
        id slug title abstract abstractStatus type publishedOn firstPublicOn year presentation keywords awards
        citationCount
        venue { id slug name acronym kind }
        externalIds { scheme value }
        links { kind url label }
        authorships { position rawName isCorresponding author { id slug name } affiliations { id name country } }
        areas { id slug name }
      }
    }`,
    variables: ({ slug }) => ({ slug }),
  },
  author: {
    document: `query AuthorPage($slug: ID!) {
      author(id: $slug) {
        id slug name orcid homepage paperCount
        papers(first: 20) { nodes { id slug title year citationCount venue { id name acronym } } }
        coauthors(first: 10) { paperCount author { id slug name } }
      }
    }`,
    variables: ({ slug }) => ({ slug }),
  },
  area: { document: AREA_PAGE, variables: ({ slug }) => ({ slug }) },
  largestArea: { document: AREA_PAGE, variables: ({ slug }) => ({ slug }) },
  search: { document: SEARCH, variables: ({ text }) => ({ text }) },
  broadSearch: { document: SEARCH, variables: ({ text }) => ({ text }) },
  nested: {
    document: `query AuthorsOfPapers($ids: [ID!]!) {
      papersByIds(ids: $ids) {
        id title year
        authors { id name papers(first: 3) { nodes { id title year areas { id name } } } }
      }
    }`,
    variables: ({ ids }) => ({ ids: paperIds(ids) }),
  },
  papersByIds: {
    document: `query PaperCards($ids: [ID!]!) {
      papersByIds(ids: $ids) { id slug title year authors { id slug name } }
    }`,
    variables: ({ ids }) => ({ ids: paperIds(ids) }),
  },
  deepPage: {
    document: `query DeepPage($after: String!) { papers(first: 20, after: $after) { ${PAGE} } }`,
    variables: ({ day, title, id }) => ({
      after: encodeCursor('PUBLISHED_ON:DESC', [day, title, String(id)]),
    }),
  },
};
