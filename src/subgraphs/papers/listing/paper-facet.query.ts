import { forEachParent, selectFrom } from '../../../database/page';
import type { Reader } from '../../../database/reader';
import { groupByKey } from '../../../database/rows';
import { Parameters } from '../../../database/statement';
import type { PaperFacet } from '../enums/paper-facet.enum';
import type { Facet } from './facet.type';
import { type PaperSet, paperRowSet } from './paper-set.query';

interface FacetRow {
  readonly parent: number;
  readonly by: PaperFacet;
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** For each facet: what gives one row (parent, key, label) for each paper and value. `hit` holds the papers counted. */
const VALUES: Readonly<Record<PaperFacet, string>> = {
  YEAR: 'SELECT parent, year::text AS key, year::text AS label, id FROM hit WHERE year IS NOT NULL',
  TYPE: 'SELECT parent, type AS key, type AS label, id FROM hit',
  VENUE: `SELECT parent, v.slug AS key, coalesce(v.acronym, v.name) AS label, hit.id
    FROM hit JOIN venue v ON v.id = hit.venue_id`,
  AUTHOR: `SELECT parent, a.slug AS key, a.name AS label, hit.id
    FROM hit JOIN authorship s ON s.paper_id = hit.id JOIN author a ON a.id = s.author_id`,
  // A paper of two areas below one counts once for that one.
  AREA: `SELECT DISTINCT parent, r.slug AS key, r.name AS label, hit.id
    FROM hit JOIN paper_area pa ON pa.paper_id = hit.id JOIN above ON above.area_id = pa.area_id
    JOIN research_area r ON r.id = above.ancestor_id`,
};

/** Among values of equal count: newest year first, otherwise A first. */
const TIE: Partial<Record<PaperFacet, string>> = { YEAR: 'key DESC' };

const ABOVE = `above (area_id, ancestor_id) AS (
  SELECT id, id FROM research_area
  UNION SELECT above.area_id, r.parent_id FROM above JOIN research_area r ON r.id = above.ancestor_id WHERE r.parent_id IS NOT NULL
)`;

function facetStatement(by: PaperFacet, first: string): string {
  return `(SELECT parent, '${by}' AS by, key, label, count FROM (
    SELECT parent, key, label, count(*)::int AS count,
      row_number() OVER (PARTITION BY parent ORDER BY count(*) DESC, ${TIE[by] ?? 'label COLLATE "C", key'}) AS place
    FROM (${VALUES[by]}) v GROUP BY parent, key, label
  ) ranked WHERE place <= ${first} ORDER BY parent, place)`;
}

/** "CONFERENCE_PAPER" as people write it: "Conference paper". */
function typeLabel(type: string): string {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * Counts the papers of a set by each of the given properties, all in one statement.
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
  const owners = parents ?? [0];
  const kinds = [...new Set(by)];
  if (kinds.length === 0) return owners.map(() => []);
  const parameters = new Parameters();
  const inner = selectFrom(paperRowSet(set, parameters), ['p.id', 'p.year', 'p.type', 'p.venue_id']);
  const hit = parents
    ? forEachParent(parents, inner, parameters)
    : `SELECT 0 AS parent, x.* FROM (${inner}) x`;
  const limit = parameters.bind(first, 'int');
  const withAreas = kinds.includes('AREA') ? `${ABOVE}, ` : '';
  const rows = await reader.rows<FacetRow>(
    `WITH RECURSIVE ${withAreas}hit AS MATERIALIZED (${hit}) ${kinds.map((kind) => facetStatement(kind, limit)).join(' UNION ALL ')}`,
    parameters.values,
  );
  return groupByKey(owners, rows, (row) => row.parent).map((own) =>
    kinds.map((kind) => ({
      by: kind,
      values: own
        .filter((row) => row.by === kind)
        .map(({ key, label, count }) => ({ key, label: kind === 'TYPE' ? typeLabel(label) : label, count })),
    })),
  );
}
