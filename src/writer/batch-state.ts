import type { PaperRecord, SourceState } from '../interchange/paper-record';
import { storedRecords } from '../interchange/stored-records';
import { combined, renewed } from './contributions';
import { matchKey } from './match-key';
import { type Arrival, identifierKey, type PaperSlot } from './paper-slots';
import type { Session } from './session';

/** What one source says of a paper. */
export interface Contribution {
  readonly source: string;
  hashes: readonly string[];
  /** Null where it is part of what another source of the paper is said to say. */
  record: PaperRecord | null;
  matchKey: string | null;
  matchYear: number | null;
  /** Null: now. */
  importedAt: string | null;
}

/** A paper of the batch with all that its sources say, those of earlier imports included. */
export interface BatchPaper {
  readonly slot: PaperSlot;
  readonly isNew: boolean;
  readonly contributions: readonly Contribution[];
  /** What the paper is by all of them. */
  readonly record: PaperRecord;
}

interface SourceRow {
  source_key: string;
  paper_id: number;
  hashes: string[];
  payload: PaperRecord | null;
  match_key: string | null;
  match_year: number | null;
  imported_at: string;
}

const SOURCES = `
  SELECT source_key, paper_id, payload, match_key::text AS match_key, match_year, imported_at::text AS imported_at,
    ARRAY(SELECT encode(h, 'hex') FROM unnest(payload_hashes) WITH ORDINALITY u (h, n) ORDER BY n) AS hashes
  FROM source_record WHERE paper_id = ANY($1) ORDER BY paper_id, position`;

/** Reads what the graph holds of the papers of a batch, and adds what has arrived. */
export async function loadBatch(session: Session, slots: readonly PaperSlot[]): Promise<BatchPaper[]> {
  const ids = slots.flatMap(({ id, absorbedIds }) => (id === null ? absorbedIds : [id, ...absorbedIds]));
  const rows = ids.length === 0 ? [] : await session.query<SourceRow>(SOURCES, [ids]);
  const rowsOf = new Map<number, SourceRow[]>(ids.map((id) => [id, []]));
  for (const row of rows) rowsOf.get(row.paper_id)?.push(row);
  const alone = ids.filter((id) => rowsOf.get(id)?.every(({ payload }) => payload === null));
  const stored =
    alone.length === 0 ? new Map<number, PaperRecord>() : await storedRecords(session.query, alone);
  return slots.map((slot) => {
    const known = slot.id === null ? slot.absorbedIds : [slot.id, ...slot.absorbedIds];
    const contributions = known.flatMap((id) => held(rowsOf.get(id) ?? [], stored.get(id)));
    for (const arrival of slot.arrivals) arrive(contributions, arrival);
    const isNew = slot.id === null;
    return { slot, isNew, contributions, record: combinedOf(slot, isNew, contributions) };
  });
}

/** What the sources of one known paper say. A paper whose sources' words are not kept apart says all of it by its first. */
function held(rows: readonly SourceRow[], stored: PaperRecord | undefined): Contribution[] {
  if (rows.length === 0 && stored !== undefined) return [contributionOf(stored, [], null)];
  return rows.map((row, index) => ({
    source: row.source_key,
    hashes: row.hashes,
    record: row.payload ?? (index === 0 && stored ? { ...stored, source: row.source_key } : null),
    matchKey: row.match_key,
    matchYear: row.match_year,
    importedAt: row.imported_at,
  }));
}

function arrive(contributions: Contribution[], { record, hashes, matchKey: key }: Arrival): void {
  const known = contributions.find(({ source }) => source === record.source);
  if (known) {
    known.record = known.record ? renewed(known.record, record) : record;
    known.hashes = hashes;
    known.matchKey = matchKey(known.record);
    known.matchYear = known.record.year ?? null;
    known.importedAt = null;
    return;
  }
  const { graph, ...said } = record;
  if (graph === undefined || contributions.length > 0) {
    contributions.push(contributionOf(said, hashes, null, key));
    return;
  }
  // A paper as another graph held it, with that graph's own record of where it came from.
  const sources: readonly SourceState[] = graph.sources;
  const [first] = sources;
  if (first === undefined) contributions.push(contributionOf(said, hashes, null));
  const ids = new Set(said.ids.map(identifierKey));
  sources.forEach(({ source, hashes: own, importedAt, record: ownRecord }, index) => {
    // In a file that somebody has edited a source may know identifiers that the paper does not: they may be another's.
    const words = ownRecord
      ? { ...ownRecord, ids: ownRecord.ids.filter((id) => ids.has(identifierKey(id))) }
      : index === 0
        ? said
        : null;
    const contribution = contributionOf(words ?? said, own, importedAt);
    contributions.push({ ...contribution, source, record: words });
  });
}

function contributionOf(
  record: PaperRecord,
  hashes: readonly string[],
  importedAt: string | null,
  key: string | null = matchKey(record),
): Contribution {
  return {
    source: record.source,
    hashes,
    record,
    matchKey: key,
    matchYear: record.year ?? null,
    importedAt,
  };
}

function combinedOf(slot: PaperSlot, isNew: boolean, contributions: readonly Contribution[]): PaperRecord {
  const [arrival] = slot.arrivals;
  // The export of a graph says what its rules made of the sources; nothing else has been said of the paper yet.
  if (isNew && slot.arrivals.length === 1 && arrival?.record.graph !== undefined) return arrival.record;
  return combined(contributions.flatMap(({ record }) => record ?? []));
}
