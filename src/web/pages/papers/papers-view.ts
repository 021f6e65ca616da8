import type { FastifyReply } from 'fastify';
import type { CardPaper } from '../../card/card-paper';
import { isBadInput } from '../../graph-reader';
import { paperFilter, paperOrder } from '../../listing/paper-filter';
import { firstPageOf, type PapersQuery } from '../../listing/papers-query';
import {
  type Facet,
  type FacetValue,
  facetValues,
  type Named,
  type PageInfo,
} from '../../parts/graph-shapes';
import { pageArguments } from '../../parts/paging';
import type { WebContext } from '../../web-context';

/** What `PapersView` gives. */
export interface PapersView {
  readonly papers: {
    readonly totalCount: number;
    readonly pageInfo: PageInfo;
    readonly nodes: readonly CardPaper[];
    readonly facets: readonly Facet[];
  };
  readonly area?: Named | null;
  readonly author?: Named | null;
  readonly venue?: Named | null;
  readonly organization?: Named | null;
}

/** Papers on a page. */
const PAGE_SIZE = 20;

/** Of more papers than these their authors are not counted: that takes longer than all the rest of the page. */
const AUTHORS_COUNTED_OF = 4_000;

/** The variables of `PapersView` for a query. */
function viewVariables(query: PapersQuery, maxPageSize: number): Record<string, unknown> {
  const named = (kind: string, values: readonly string[]) => ({
    [kind]: values[0] ?? '',
    [`with${kind.charAt(0).toUpperCase()}${kind.slice(1)}`]: values.length > 0,
  });
  return {
    filter: paperFilter(query),
    orderBy: paperOrder(query),
    ...pageArguments(query, Math.min(PAGE_SIZE, maxPageSize)),
    ...named('area', query.areas),
    ...named('author', query.authors),
    ...named('venue', query.venues),
    ...named('organization', query.organizations),
  };
}

/** A page of papers, and what it was read with. */
export interface ReadPapers {
  readonly view: PapersView;
  readonly variables: Record<string, unknown>;
  /** Those who wrote most of the papers; none where there are too many to count. */
  readonly authors: readonly FacetValue[];
  /** Whether the page that was asked for is none of this list, so that the first is shown in its place. */
  readonly isAstray: boolean;
}

/** Reads the page of papers that a query means. A cursor of another list leads to the first page. */
export async function readPapers(
  { read, maxPageSize }: WebContext,
  query: PapersQuery,
  reply: FastifyReply,
): Promise<ReadPapers> {
  const ask = async (asked: PapersQuery) => {
    const variables = viewVariables(asked, maxPageSize);
    return { variables, view: await read<PapersView>('PapersView', variables, reply) };
  };
  const hasCursor = query.after !== undefined || query.before !== undefined;
  let isAstray = false;
  const found = await ask(query).catch((error: unknown) => {
    if (!hasCursor || !isBadInput(error)) throw error;
    isAstray = true;
    return ask(firstPageOf(query));
  });
  const filter = paperFilter(query);
  const { totalCount } = found.view.papers;
  const isCounted = totalCount > 0 && (filter === undefined || totalCount <= AUTHORS_COUNTED_OF);
  const counted = isCounted
    ? await read<{ papers: { facets: readonly Facet[] } }>('PaperAuthors', { filter }, reply)
    : undefined;
  return { ...found, isAstray, authors: facetValues(counted?.papers.facets ?? [], 'AUTHOR') };
}
