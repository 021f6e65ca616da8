import { descendantsOf } from '../../../database/area-descendants';
import { forEachParent, type RowSet, selectFrom } from '../../../database/page';
import type { Reader } from '../../../database/reader';
import { groupByKey } from '../../../database/rows';
import { Parameters, PLANNED_BY_VALUE } from '../../../database/statement';
import { PaperFacet } from '../enums/paper-facet.enum';
import type { Facet } from './facet.type';
import { PAPER_SCOPES } from './paper-scope';
import { type PaperSet, paperRowSet } from './paper-set.query';
import { documentRowSet, isOfDocuments } from './search-document-set.query';

interface FacetRow {
  readonly parent: number;
  readonly by: PaperFacet;
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/**
 * For each facet: what gives rows (parent, key, label, papers), several of one value where need be. `class` holds the papers in
 * classes, of which all in one are alike in all these values: there are few, however many papers.
 */
const VALUES: Readonly<Record<Exclude<PaperFacet, 'AUTHOR'>, string>> = {
  YEAR: "SELECT parent, year AS key, year AS label, papers FROM class WHERE year <> ''",
  TYPE: 'SELECT parent, type AS key, type AS label, papers FROM class',
  VENUE: `SELECT parent, v.slug AS key, coalesce(v.acronym, v.name) AS label, papers
    FROM class JOIN venue v ON v.id = class.venue_id`,
  // A paper of two areas below one counts once for that one.
  AREA: `SELECT parent, r.slug AS key, r.name AS label, papers
    FROM (
      SELECT DISTINCT parent, facets, papers, above.ancestor_id
      FROM class CROSS JOIN unnest(class.area_ids) AS own (area_id) JOIN above ON above.area_id = own.area_id
    ) c JOIN research_area r ON r.id = c.ancestor_id`,
};

/** Among values of equal count: newest year first, otherwise A first. */
const TIE: Partial<Record<PaperFacet, string>> = { YEAR: 'key DESC' };

const ABOVE = `above (area_id, ancestor_id) AS (
  SELECT id, id FROM research_area
  UNION SELECT above.area_id, r.parent_id FROM above JOIN research_area r ON r.id = above.ancestor_id WHERE r.parent_id IS NOT NULL
)`;

function facetSelect(by: PaperFacet, values: string, first: string): string {
  return `SELECT parent, '${by}' AS by, key, label, count FROM (
    SELECT parent, key, label, sum(papers)::int AS count,
      row_number() OVER (PARTITION BY parent ORDER BY sum(papers) DESC, ${TIE[by] ?? 'label COLLATE "C", key'}) AS place
    FROM (${values}) v GROUP BY parent, key, label
  ) ranked WHERE place <= ${first} ORDER BY parent, place`;
}

/** Rows of `inner` for each parent, or with the parent 0 where there is none. */
function ofEach(parents: readonly number[] | null, inner: string, parameters: Parameters): string {
  return parents ? forEachParent(parents, inner, parameters) : `SELECT 0 AS parent, x.* FROM (${inner}) x`;
}

/**
 * The documents of an area's papers, looked up one by one: Postgres cannot know how many papers an area has, and for a few
 * would read the documents of all.
 */
const DOCUMENTS_OF_AREA: RowSet = {
  from: `(SELECT DISTINCT paper_id FROM paper_area WHERE area_id IN (${descendantsOf('q.parent')})) k
    CROSS JOIN LATERAL (SELECT facets FROM paper_search WHERE paper_id = k.paper_id OFFSET 0) d`,
  where: [],
};

/** The set with its search documents `d`. */
function withDocuments(set: PaperSet, parameters: Parameters): RowSet {
  if (set.scope === PAPER_SCOPES.area && !set.filter) return DOCUMENTS_OF_AREA;
  if (isOfDocuments(set)) return documentRowSet(set, parameters);
  const { from, where, search } = paperRowSet(set, parameters);
  return search ? { from, where } : { from: `${from} JOIN paper_search d ON d.paper_id = p.id`, where };
}

type Statement = (parents: readonly number[] | null, first: string, parameters: Parameters) => string;

/** Facets of what stands in the papers' classes. */
function classFacets(set: PaperSet, kinds: readonly Exclude<PaperFacet, 'AUTHOR'>[]): Statement {
  return (parents, first, parameters) => {
    const inner = selectFrom(
      withDocuments(set, parameters),
      ['d.facets', 'count(*)::int AS papers'],
      ' GROUP BY d.facets',
    );
    const classes = `class AS MATERIALIZED (
      SELECT parent, facets, papers, split_part(facets, '|', 1) AS year, split_part(facets, '|', 2) AS type,
        nullif(split_part(facets, '|', 3), '')::int AS venue_id, string_to_array(split_part(facets, '|', 4), ',')::int[] AS area_ids
      FROM (${ofEach(parents, inner, parameters)}) c
    )`;
    const parts = kinds.map((kind) => `(${facetSelect(kind, VALUES[kind], first)})`);
    return `WITH RECURSIVE ${kinds.includes('AREA') ? `${ABOVE}, ` : ''}${classes} ${parts.join(' UNION ALL ')}`;
  };
}

/**
 * SELECT of author_id and papers, how many of the set are theirs. The set is found first, and then each paper's authors looked up:
 * planned as one join, Postgres goes through the authorships of all papers, or through all papers (decision 0020). It takes longer
 * than all else of an answer, so it runs beside that rather than after it.
 */
function authorCounts(set: PaperSet, parameters: Parameters): string {
  const isDocuments = isOfDocuments(set);
  const rows = isDocuments ? documentRowSet(set, parameters) : paperRowSet(set, parameters);
  const papers = selectFrom(rows, [isDocuments ? 'd.paper_id' : 'p.id AS paper_id'], ' OFFSET 0');
  return `SELECT w.author_id, count(*)::int AS papers FROM (${papers}) s
    CROSS JOIN LATERAL (SELECT author_id FROM authorship WHERE paper_id = s.paper_id OFFSET 0) w
    GROUP BY w.author_id ${PLANNED_BY_VALUE}`;
}

/** Names decide between authors of equally many papers, so they are read of those alone who may be among the first. */
function authorFacet(set: PaperSet): Statement {
  return (parents, first, parameters) => {
    const foremost = ` ORDER BY papers DESC FETCH FIRST (${first}) ROWS WITH TIES`;
    const all = 'SELECT id AS author_id, paper_count AS papers FROM author WHERE paper_count > 0';
    const isOfAll = isOfDocuments(set) && set.filter?.search == null;
    const counted = ofEach(
      parents,
      `${isOfAll ? all : authorCounts(set, parameters)}${foremost}`,
      parameters,
    );
    const values = `SELECT parent, a.slug AS key, a.name AS label, papers FROM (${counted}) c JOIN author a ON a.id = c.author_id`;
    return facetSelect(PaperFacet.AUTHOR, values, first);
  };
}

/** "CONFERENCE_PAPER" as people write it: "Conference paper". */
function typeLabel(type: string): string {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Counts the papers of a set by each of the given properties: authors in a statement of their own, all others in one.
 *
 * @param first values given at most, for each property.
 * @returns the facets of each parent, or of the whole set, in the order asked.
 */
export async function readFacets(
  reader: Reader,
  set: PaperSet,
  by: readonly PaperFacet[],
  first: number,
  parents: readonly number[] | null,
): Promise<Facet[][]> {
  const kinds = [...new Set(by)];
  const ofClasses = kinds.filter((kind) => kind !== 'AUTHOR');
  const statements = [
    ...(ofClasses.length > 0 ? [classFacets(set, ofClasses)] : []),
    ...(kinds.includes(PaperFacet.AUTHOR) ? [authorFacet(set)] : []),
  ];
  const rows = await Promise.all(
    statements.map((statement) => {
      const parameters = new Parameters();
      const sql = statement(parents, parameters.bind(first, 'int'), parameters);
      return reader.rows<FacetRow>(sql, parameters.values);
    }),
  );
  return groupByKey(parents ?? [0], rows.flat(), (row) => row.parent).map((own) =>
    kinds.map((kind) => ({
      by: kind,
      values: own
        .filter((row) => row.by === kind)
        .map(({ key, label, count }) => ({ key, label: kind === 'TYPE' ? typeLabel(label) : label, count })),
    })),
  );
}
