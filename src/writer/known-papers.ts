import { type Arrival, identifierKey, type KnownMatch, type KnownPapers } from './paper-slots';
import type { Session } from './session';

/** What the graph keeps of a source's record. */
export interface KnownSource {
  readonly paperId: number;
  /** Hexadecimal. */
  readonly hashes: readonly string[];
  readonly year: number | null;
}

interface SourceRow {
  source_key: string;
  paper_id: number;
  hashes: string[];
  match_year: number | null;
}

const SOURCES = `
  SELECT source_key, paper_id, match_year,
    ARRAY(SELECT encode(h, 'hex') FROM unnest(payload_hashes) WITH ORDINALITY u (h, n) ORDER BY n) AS hashes
  FROM source_record WHERE source_key = ANY($1)`;

/** The records of these keys that the graph has seen. */
export async function knownSources(
  session: Session,
  keys: readonly string[],
): Promise<Map<string, KnownSource>> {
  const rows = await session.query<SourceRow>(SOURCES, [keys]);
  return new Map(
    rows.map(({ source_key, paper_id, hashes, match_year }) => [
      source_key,
      { paperId: paper_id, hashes, year: match_year },
    ]),
  );
}

const IDENTIFIERS = `
  SELECT i.scheme, i.value, i.paper_id FROM unnest($1::text[], $2::text[]) k (scheme, value)
  JOIN paper_identifier i ON i.scheme = k.scheme AND i.value = k.value`;

const MATCHES = `
  SELECT match_key::text AS match_key, match_year, paper_id, source_key
  FROM source_record WHERE match_key = ANY($1::uuid[]) ORDER BY paper_id, position`;

interface MatchRow {
  match_key: string;
  match_year: number | null;
  paper_id: number;
  source_key: string;
}

/** The papers of the graph that any of these records could belong to. */
export async function knownPapers(
  session: Session,
  arrivals: readonly Arrival[],
  sources: ReadonlyMap<string, KnownSource>,
): Promise<KnownPapers> {
  const ids = [
    ...new Map(arrivals.flatMap(({ record }) => record.ids.map((id) => [identifierKey(id), id]))).values(),
  ];
  const identified =
    ids.length === 0
      ? []
      : await session.query<{ scheme: 'DOI'; value: string; paper_id: number }>(IDENTIFIERS, [
          ids.map(({ scheme }) => scheme),
          ids.map(({ value }) => value),
        ]);
  const keys = [...new Set(arrivals.map(({ matchKey }) => matchKey))].filter((key) => key !== null);
  const matches = await session.query<MatchRow>(MATCHES, [keys]);
  const byMatchKey = new Map<string, KnownMatch[]>();
  for (const { match_key, match_year, paper_id, source_key } of matches) {
    const list = byMatchKey.get(match_key) ?? [];
    list.push({ source: source_key, paperId: paper_id, year: match_year });
    byMatchKey.set(match_key, list);
  }
  return {
    bySource: new Map([...sources].map(([key, { paperId }]) => [key, paperId])),
    byIdentifier: new Map(identified.map((row) => [identifierKey(row), row.paper_id])),
    byMatchKey,
    yearBySource: new Map([...sources].flatMap(([key, { year }]) => (year === null ? [] : [[key, year]]))),
  };
}
