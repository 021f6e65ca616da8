import { IDENTIFIER_SCHEMES } from '../bibliography/identifier';
import type { Query } from '../database/query';
import { groupByKey } from '../database/rows';
import { known } from './known';
import type { PaperIdentifier, ReferenceRecord } from './paper-record';
import { storedIdentifiers } from './stored-details';
import { byScheme } from './stored-forms';

/** A reference with its place in the citing paper's list. */
interface Place {
  readonly citing: number;
  readonly position: number;
  readonly record: ReferenceRecord;
}

const CITED = `
  SELECT p.id, p.title, s.source_key AS source
  FROM paper p
  LEFT JOIN LATERAL (SELECT source_key FROM source_record WHERE paper_id = p.id ORDER BY position LIMIT 1) s ON true
  WHERE p.id = ANY($1::int[])`;

/** What finds each paper again when it is cited: its first source, its identifiers, its title where it has none. */
async function citedRecords(
  query: Query,
  paperIds: readonly number[],
): Promise<ReadonlyMap<number, ReferenceRecord>> {
  const rows = await query<{ id: number; title: string; source: string | null }>(CITED, [paperIds]);
  const identifiers = await storedIdentifiers(
    query,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map(({ id, title, source }, index) => {
      const ids = identifiers[index] ?? [];
      return [id, { ...known({ source, title: ids.length > 0 ? null : title }), ids }];
    }),
  );
}

/** References to papers of the graph. */
async function linkedReferences(query: Query, paperIds: readonly number[]): Promise<Place[]> {
  const rows = await query<{ citing: number; position: number; cited: number }>(
    'SELECT citing_id AS citing, position, cited_id AS cited FROM paper_reference WHERE citing_id = ANY($1::int[])',
    [paperIds],
  );
  const cited = await citedRecords(query, [...new Set(rows.map((row) => row.cited))]);
  return rows.flatMap(({ citing, position, cited: id }) => {
    const record = cited.get(id);
    return record ? [{ citing, position, record }] : [];
  });
}

interface PendingRow {
  readonly citing: number;
  readonly position: number;
  readonly source: string | null;
  readonly title: string | null;
}

/** References to papers that the graph does not hold, as their citing papers give them. */
async function pendingReferences(query: Query, paperIds: readonly number[]): Promise<Place[]> {
  const rows = await query<PendingRow>(
    'SELECT citing_id AS citing, position, source_key AS source, title FROM pending_reference WHERE citing_id = ANY($1::int[])',
    [paperIds],
  );
  const identifiers = await query<PaperIdentifier & { citing: number; position: number }>(
    `SELECT citing_id AS citing, position, scheme, value FROM pending_reference_identifier
     WHERE citing_id = ANY($1::int[]) ORDER BY value COLLATE "C"`,
    [paperIds],
  );
  const place = ({ citing, position }: { citing: number; position: number }) => `${citing} ${position}`;
  const ids = groupByKey(rows.map(place), identifiers, place);
  return rows.map(({ citing, position, source, title }, index) => ({
    citing,
    position,
    record: {
      ...known({ source, title }),
      ids: (ids[index] ?? [])
        .map(({ scheme, value }) => ({ scheme, value }))
        .sort(byScheme(IDENTIFIER_SCHEMES)),
    },
  }));
}

/** The references of each paper in the order of its list, whether the graph holds what they cite or not. */
export async function storedReferences(
  query: Query,
  paperIds: readonly number[],
): Promise<ReferenceRecord[][]> {
  const places = [
    ...(await linkedReferences(query, paperIds)),
    ...(await pendingReferences(query, paperIds)),
  ];
  places.sort((left, right) => left.position - right.position);
  return groupByKey(paperIds, places, (place) => place.citing).map((own) => own.map(({ record }) => record));
}
