import type { BatchPaper } from './batch-state';
import type { CopyValue } from './copy-text';
import type { Session } from './session';

const WRITE = `
  INSERT INTO source_record (source_key, paper_id, position, payload_hashes, payload, match_key, match_year, imported_at)
  SELECT s.source_key, s.paper_id, s.position,
    ARRAY(SELECT decode(h, 'hex') FROM jsonb_array_elements_text(s.hashes) WITH ORDINALITY u (h, n) ORDER BY n),
    s.payload, s.match_key, s.match_year, coalesce(s.imported_at, now())
  FROM jsonb_to_recordset($1) AS s (source_key text, paper_id int, position smallint, hashes jsonb, payload jsonb,
    match_key uuid, match_year int, imported_at timestamptz)
  ON CONFLICT (source_key) DO UPDATE SET (paper_id, position, payload_hashes, payload, match_key, match_year, imported_at)
    = (excluded.paper_id, excluded.position, excluded.payload_hashes, excluded.payload, excluded.match_key,
       excluded.match_year, excluded.imported_at)
  WHERE (source_record.paper_id, source_record.position, source_record.payload_hashes, source_record.payload,
         source_record.match_key, source_record.match_year)
    IS DISTINCT FROM (excluded.paper_id, excluded.position, excluded.payload_hashes, excluded.payload,
         excluded.match_key, excluded.match_year)`;

/** Keeps where papers come from. What a source says is kept beside the paper only where others say something too. */
export function writeSources(
  session: Session,
  papers: readonly { readonly id: number; readonly paper: BatchPaper }[],
): void {
  const isPlain = ({ contributions, isNew }: BatchPaper) => isNew && contributions.length === 1;
  const plain = papers.filter(({ paper }) => isPlain(paper));
  session.copy(
    'source_record',
    ['source_key', 'paper_id', 'position', 'payload_hashes', 'match_key', 'match_year', 'imported_at'],
    plain.flatMap(({ id, paper }) => rowsOf(id, paper, session.now)),
  );
  const others = papers.filter(({ paper }) => !isPlain(paper));
  if (others.length === 0) return;
  const rows = others.flatMap(({ id, paper: { contributions } }) =>
    contributions.map(({ source, record, ...kept }, index) => ({
      source_key: source,
      paper_id: id,
      position: index + 1,
      hashes: kept.hashes,
      payload: contributions.length > 1 ? record : null,
      match_key: kept.matchKey,
      match_year: kept.matchYear,
      imported_at: kept.importedAt,
    })),
  );
  session.run(WRITE, [JSON.stringify(rows)]);
}

function rowsOf(paperId: number, { contributions }: BatchPaper, now: string): CopyValue[][] {
  return contributions.map((contribution, index) => [
    contribution.source,
    paperId,
    index + 1,
    contribution.hashes.map((hash) => Buffer.from(hash, 'hex')),
    contribution.matchKey,
    contribution.matchYear,
    contribution.importedAt ?? now,
  ]);
}
