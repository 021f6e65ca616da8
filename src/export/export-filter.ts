import { descendantsOf } from '../database/area-descendants';
import type { Query } from '../database/query';
import { Parameters } from '../database/statement';
import { namedRows } from './named-rows';
import type { YearRange } from './year-range';

/** Which papers are exported: of each list any will do, an empty list asks for nothing, and all lists must be met. */
export interface ExportFilter {
  /** Slugs or names; papers of areas below count as well. */
  readonly areas: readonly string[];
  /** Slugs, names, or `orcid:` with an ORCID iD. */
  readonly authors: readonly string[];
  /** Slugs. */
  readonly collections: readonly string[];
  /** Slugs or names. */
  readonly venues: readonly string[];
  readonly years: readonly YearRange[];
}

/** A filter as SQL over `paper p`. */
export interface PaperSelection {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Ids of the collections that the filter names; null where there is no filter at all. */
  readonly collections: readonly number[] | null;
}

/** @returns the SELECT of the ids of the filter's papers, in their order @throws StartupError where a name is unknown */
export async function selectPapers(query: Query, filter: ExportFilter): Promise<PaperSelection> {
  const parameters = new Parameters();
  const where: string[] = [];
  const bindIds = (ids: readonly number[]) => parameters.bind(ids, 'int[]');
  const areas = await namedRows(query, 'area', filter.areas);
  if (areas.length > 0) {
    const below = descendantsOf(`SELECT unnest(${bindIds(areas)})`);
    where.push(`p.id IN (SELECT paper_id FROM paper_area WHERE area_id IN (${below}))`);
  }
  const authors = await namedRows(query, 'author', filter.authors);
  if (authors.length > 0) {
    where.push(`p.id IN (SELECT paper_id FROM authorship WHERE author_id = ANY(${bindIds(authors)}))`);
  }
  const collections = await namedRows(query, 'collection', filter.collections);
  if (collections.length > 0) {
    where.push(
      `p.id IN (SELECT paper_id FROM collection_paper WHERE collection_id = ANY(${bindIds(collections)}))`,
    );
  }
  const venues = await namedRows(query, 'venue', filter.venues);
  if (venues.length > 0) where.push(`p.venue_id = ANY(${bindIds(venues)})`);
  if (filter.years.length > 0) {
    const bind = (year: number | null) => parameters.bind(year, 'int');
    const ranges = filter.years.map(
      ({ from, to }) => `p.year BETWEEN coalesce(${bind(from)}, 1) AND coalesce(${bind(to)}, 9999)`,
    );
    where.push(`(${ranges.join(' OR ')})`);
  }
  return {
    sql: `SELECT p.id FROM paper p ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''} ORDER BY p.id`,
    parameters: parameters.values,
    collections: where.length > 0 ? collections : null,
  };
}
