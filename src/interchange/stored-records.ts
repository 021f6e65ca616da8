import { excerptOf } from '../bibliography/excerpt';
import type { PaperTypeName, PresentationName, VenueKindName } from '../bibliography/vocabulary';
import type { Query } from '../database/query';
import { known } from './known';
import type { GraphState, PaperRecord } from './paper-record';
import { storedAreas } from './stored-areas';
import { storedAuthors } from './stored-authors';
import { storedCollections, storedIdentifiers, storedLinks } from './stored-details';
import { utc } from './stored-forms';
import { storedFormerSlugs, storedMerges } from './stored-merges';
import { storedReferences } from './stored-references';
import { storedSources } from './stored-sources';

/** How much is read of a paper. */
export interface StoredRecordOptions {
  /** Whether with what only a graph can know: slugs, times, provenance, what it holds of persons. For exports. */
  readonly state?: boolean;
}

/** A paper's row and its venue's, whose words their tables' checks keep to the vocabulary. */
interface PaperRow {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly excerpt: string | null;
  readonly type: PaperTypeName;
  readonly year: number | null;
  readonly publishedOn: string | null;
  readonly firstPublicOn: string | null;
  readonly presentation: PresentationName | null;
  readonly citationCount: number | null;
  readonly keywords: readonly string[];
  readonly awards: readonly string[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly venueSlug: string | null;
  readonly venueName: string | null;
  readonly venueAcronym: string | null;
  readonly venueKind: VenueKindName | null;
}

const PAPERS = `
  SELECT p.id, p.slug, p.title, p.abstract, p.excerpt, p.type, p.year, p.published_on::text AS "publishedOn",
    p.first_public_on::text AS "firstPublicOn", p.presentation, p.citation_count AS "citationCount", p.keywords, p.awards,
    ${utc('p.created_at')} AS "createdAt", ${utc('p.updated_at')} AS "updatedAt",
    v.slug AS "venueSlug", v.name AS "venueName", v.acronym AS "venueAcronym", v.kind AS "venueKind"
  FROM paper p LEFT JOIN venue v ON v.id = p.venue_id WHERE p.id = ANY($1::int[])`;

/** What the paper's own row says. The excerpt is left out where writing the abstract makes the same again. */
function ownFields(row: PaperRow, state: boolean) {
  const { venueName: name, venueKind: kind, abstract, excerpt } = row;
  const venue =
    name === null || kind === null
      ? null
      : {
          name,
          ...known({ acronym: row.venueAcronym }),
          kind,
          ...(state ? known({ slug: row.venueSlug }) : {}),
        };
  return {
    title: row.title,
    type: row.type,
    ...known({
      abstract,
      excerpt: abstract !== null && excerptOf(abstract) === excerpt ? null : excerpt,
      venue,
      year: row.year,
      publishedOn: row.publishedOn,
      firstPublicOn: row.firstPublicOn,
      presentation: row.presentation,
      citationCount: row.citationCount,
    }),
    awards: row.awards,
    keywords: row.keywords,
  };
}

/** A list that holds something; exports leave out those that do not. */
function filled<Item>(list: readonly Item[]): readonly Item[] | null {
  return list.length > 0 ? list : null;
}

/**
 * Reads whole papers back in the canonical form that `cleanRecord` makes, by the papers' ids, in their order; papers that
 * are not there are left out. The record's source is the first the paper came from. A fixed number of statements, whatever
 * the number of papers.
 */
export async function storedRecords(
  query: Query,
  paperIds: readonly number[],
  { state = false }: StoredRecordOptions = {},
): Promise<Map<number, PaperRecord>> {
  const rows = new Map((await query<PaperRow>(PAPERS, [paperIds])).map((row) => [row.id, row]));
  const papers = paperIds.flatMap((id) => rows.get(id) ?? []);
  const ids = papers.map((paper) => paper.id);
  // One after the other: the caller may have but one connection.
  const sources = await storedSources(query, ids, state);
  const identifiers = await storedIdentifiers(query, ids);
  const authors = await storedAuthors(query, ids, state);
  const areas = await storedAreas(query, ids);
  const links = await storedLinks(query, ids);
  const references = await storedReferences(query, ids);
  const collections = await storedCollections(query, ids);
  const formerSlugs = state ? await storedFormerSlugs(query, ids) : [];
  const merges = state ? await storedMerges(query, ids) : [];
  const at = <Item>(lists: readonly Item[][], index: number) => lists[index] ?? [];
  return new Map(
    papers.map((paper, index) => {
      const { slug, createdAt, updatedAt } = paper;
      const graph: GraphState = {
        slug,
        createdAt,
        updatedAt,
        sources: at(sources, index),
        ...known({ formerSlugs: filled(at(formerSlugs, index)), merges: filled(at(merges, index)) }),
      };
      const record: PaperRecord = {
        source: at(sources, index)[0]?.source ?? `papergraph:${slug}`,
        ...ownFields(paper, state),
        ids: at(identifiers, index),
        authors: at(authors, index),
        areas: at(areas, index),
        links: at(links, index),
        references: at(references, index),
        collections: at(collections, index),
        ...(state ? { graph } : {}),
      };
      return [paper.id, record];
    }),
  );
}
