import type { GraphqlOperation, OperationName } from '../operations';

const SMALL_VENUE = 'venue: venueByVenueId { rowId name acronym }';
const AUTHORS = (fields: string): string =>
  `authors: authorshipsByPaperIdList(orderBy: POSITION_ASC) { author: authorByAuthorId { ${fields} } }`;
const AREAS = (fields: string): string =>
  `areas: paperAreasByPaperIdList(orderBy: POSITION_ASC) { area: researchAreaByAreaId { ${fields} } }`;

const PAGE = `nodes {
  rowId slug title excerpt publishedOn year citationCount
  venue: venueByVenueId { rowId slug name acronym }
  ${AUTHORS('rowId slug name')} ${AREAS('rowId slug name')}
}
pageInfo { hasNextPage endCursor }`;

const AREA_PAGE = `query AreaPage($slug: String!) {
  area: researchAreaBySlug(slug: $slug) {
    rowId slug name description paperCount
    papers: mostCitedPapersList(first: 20) { rowId slug title year citationCount ${SMALL_VENUE} }
    papersByYear: papersByYearList { year count }
    authors: topAuthorsList(most: 10) { paperCount authorId slug name }
  }
}`;

const SEARCH = `query Search($text: String!) {
  counts: foundCounts(query: $text)
  papers: foundPapersList(query: $text) {
    rowId slug title excerpt year citationCount ${SMALL_VENUE} ${AUTHORS('rowId name')}
  }
}`;

/** The operations in PostGraphile's schema. Of `deepPage` the cursor is its own, known only when it runs. */
export const POSTGRAPHILE_OPERATIONS: {
  readonly [Name in Exclude<OperationName, 'deepPage'>]: GraphqlOperation<Name>;
} = {
  listing: {
    document: `query Listing { papers: allPapers(first: 20, orderBy: NEWEST) { ${PAGE} } }`,
    variables: () => ({}),
  },
  paper: {
    document: `query PaperPage($slug: String!) {
      paper: paperBySlug(slug: $slug) {
        rowId slug title abstract abstractStatus type publishedOn firstPublicOn year presentation keywords awards
        citationCount
        venue: venueByVenueId { rowId slug name acronym kind }
        externalIds: paperIdentifiersByPaperIdList(orderBy: POSITION_ASC) { scheme value }
        links: paperLinksByPaperIdList(orderBy: POSITION_ASC) { kind url label }
        authorships: authorshipsByPaperIdList(orderBy: POSITION_ASC) {
          position rawName isCorresponding author: authorByAuthorId { rowId slug name }
          affiliations: affiliationsByPaperIdAndAuthorPositionList(orderBy: POSITION_ASC) {
            organization: organizationByOrganizationId { rowId name country }
          }
        }
        ${AREAS('rowId slug name')}
      }
    }`,
    variables: ({ slug }) => ({ slug }),
  },
  author: {
    document: `query AuthorPage($slug: String!) {
      author: authorBySlug(slug: $slug) {
        rowId slug name orcid homepage paperCount
        papers: newestPapersList(first: 20) { rowId slug title year citationCount ${SMALL_VENUE} }
        coauthors: coauthorsList(most: 10) { paperCount authorId slug name }
      }
    }`,
    variables: ({ slug }) => ({ slug }),
  },
  area: { document: AREA_PAGE, variables: ({ slug }) => ({ slug }) },
  largestArea: { document: AREA_PAGE, variables: ({ slug }) => ({ slug }) },
  search: { document: SEARCH, variables: ({ text }) => ({ text }) },
  broadSearch: { document: SEARCH, variables: ({ text }) => ({ text }) },
  nested: {
    document: `query AuthorsOfPapers($ids: [Int!]!) {
      papersByIds: allPapersList(filter: { rowId: { in: $ids } }) {
        rowId title year
        ${AUTHORS(`rowId name papers: newestPapersList(first: 3) { rowId title year ${AREAS('rowId name')} }`)}
      }
    }`,
    variables: ({ ids }) => ({ ids }),
  },
  papersByIds: {
    document: `query PaperCards($ids: [Int!]!) {
      papersByIds: allPapersList(filter: { rowId: { in: $ids } }) { rowId slug title year ${AUTHORS('rowId slug name')} }
    }`,
    variables: ({ ids }) => ({ ids }),
  },
};

/** A page that begins behind a cursor. */
export const PAGE_AFTER = `query DeepPage($after: Cursor!) {
  papers: allPapers(first: 20, after: $after, orderBy: NEWEST) { ${PAGE} }
}`;

/** The cursor of the paper behind so many others. */
export const CURSOR_AT = `query Cursor($skipped: Int!) {
  papers: allPapers(first: 1, offset: $skipped, orderBy: NEWEST) { pageInfo { endCursor } }
}`;
