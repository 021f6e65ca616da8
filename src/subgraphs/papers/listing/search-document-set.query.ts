import { beyond, orderBy, type SortKey } from '../../../database/keyset';
import { type PageBounds, selectFrom } from '../../../database/page';
import { countLiteral, type Parameters } from '../../../database/statement';
import type { Sorting } from '../../../graphql/listing';
import { type PaperRowSet, type PaperSet, rankedSearch } from './paper-set.query';
import { matching } from './search-text';

/**
 * Documents are written before their papers, which come with the commit; ids are given out in order. The sum keeps Postgres from
 * going through the documents by id.
 */
const OF_A_PAPER = 'd.paper_id + 0 <= (SELECT max(id) FROM paper)';

/** Whether nothing but a search, or nothing at all, says which papers: then their search documents alone can be read. */
export function isOfDocuments({ scope, filter }: PaperSet): boolean {
  return (
    !scope && Object.entries(filter ?? {}).every(([field, value]) => field === 'search' || value == null)
  );
}

/** A set that {@link isOfDocuments} as SQL over the documents `d`. */
export function documentRowSet({ filter, searches }: PaperSet, parameters: Parameters): PaperRowSet {
  const from = 'paper_search d';
  if (filter?.search == null) return { from, where: [OF_A_PAPER] };
  const search = rankedSearch(filter.search, searches, parameters);
  return { from, where: [matching('d.document', search.query), OF_A_PAPER], search };
}

/** Whether a page of the set is found among its documents: a search has been asked for, by relevance. */
export function isDocumentPage(set: PaperSet, { name }: Sorting): boolean {
  return isOfDocuments(set) && (name === 'RELEVANCE:DESC' || name === 'RELEVANCE:ASC');
}

/** One page of a search as SQL: papers are read once it is known which. */
export function documentPage(
  set: PaperSet,
  sorting: Sorting,
  bounds: PageBounds,
  parameters: Parameters,
): PaperRowSet {
  const { search, ...documents } = documentRowSet(set, parameters);
  if (!search) return documents;
  const columns = ['d.score', 'd.title', 'd.paper_id'];
  const keys = sorting.keys.map((key, index): SortKey => ({ ...key, expression: columns[index] ?? '' }));
  const ranked = selectFrom(documents, ['d.paper_id', 'd.title', `${search.score()} AS score`]);
  const page = selectFrom(
    {
      from: `(${ranked}) d`,
      where: [
        ...(bounds.after ? [beyond(keys, bounds.after, 'after', parameters)] : []),
        ...(bounds.before ? [beyond(keys, bounds.before, 'before', parameters)] : []),
      ].map((condition) => `(${condition})`),
    },
    ['d.*'],
    ` ORDER BY ${orderBy(keys, bounds.fromEnd)} LIMIT ${countLiteral(bounds.size + 1)}`,
  );
  return {
    from: `(${page}) d JOIN paper p ON p.id = d.paper_id`,
    where: [],
    search: { query: search.query, score: () => 'd.score' },
  };
}
