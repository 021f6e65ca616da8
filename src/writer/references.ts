import { fold } from '../bibliography/fold';
import type { ReferenceRecord } from '../interchange/paper-record';
import { replaceRows } from './dependent-rows';
import { indexedBeginning } from './indexed-beginning';
import { titleOnlyKey } from './match-key';
import { identifierKey } from './paper-slots';
import type { Session } from './session';
import type { WrittenPaper } from './written-paper';

interface Targets {
  readonly bySource: ReadonlyMap<string, number>;
  readonly byIdentifier: ReadonlyMap<string, number>;
  /** By folded title. */
  readonly byTitle: ReadonlyMap<string, number>;
}

/** The papers of the graph that references name, after the batch's own papers are written. */
async function targetsOf(session: Session, references: readonly ReferenceRecord[]): Promise<Targets> {
  const sources = [...new Set(references.flatMap(({ source }) => source ?? []))];
  const ids = [
    ...new Map(references.flatMap(({ ids }) => ids.map((id) => [identifierKey(id), id]))).values(),
  ];
  const titles = [
    ...new Set(
      references.flatMap((reference) => (isByTitle(reference) ? [fold(reference.title ?? '')] : [])),
    ),
  ];
  const bySource =
    sources.length === 0
      ? []
      : await session.query<{ source_key: string; paper_id: number }>(
          'SELECT source_key, paper_id FROM source_record WHERE source_key = ANY($1)',
          [sources],
        );
  const byIdentifier =
    ids.length === 0
      ? []
      : await session.query<{ scheme: 'DOI'; value: string; paper_id: number }>(
          `SELECT i.scheme, i.value, i.paper_id FROM unnest($1::text[], $2::text[]) k (scheme, value)
           JOIN paper_identifier i ON i.scheme = k.scheme AND i.value = k.value`,
          [ids.map(({ scheme }) => scheme), ids.map(({ value }) => value)],
        );
  const byTitle =
    titles.length === 0
      ? []
      : await session.query<{ title: string; id: number }>(
          `SELECT p.title_folded AS title, p.id FROM unnest($1::text[], $2::text[]) k (title, beginning)
           JOIN paper p ON left(p.title_folded, 400) = k.beginning AND p.title_folded = k.title ORDER BY p.id DESC`,
          [titles, titles.map(indexedBeginning)],
        );
  return {
    bySource: new Map(bySource.map((row) => [row.source_key, row.paper_id])),
    byIdentifier: new Map(byIdentifier.map((row) => [identifierKey(row), row.paper_id])),
    byTitle: new Map(byTitle.map((row) => [row.title, row.id])),
  };
}

/** Whether a reference has nothing better than its title, and that tells one work from others. */
function isByTitle({ source, ids, title }: ReferenceRecord): boolean {
  return source === undefined && ids.length === 0 && title !== undefined && titleOnlyKey(title) !== null;
}

function targetOf(reference: ReferenceRecord, targets: Targets): number | undefined {
  const { source, ids, title } = reference;
  const bySource = source === undefined ? undefined : targets.bySource.get(source);
  if (bySource !== undefined) return bySource;
  for (const id of ids) {
    const byIdentifier = targets.byIdentifier.get(identifierKey(id));
    if (byIdentifier !== undefined) return byIdentifier;
  }
  return isByTitle(reference) ? targets.byTitle.get(fold(title ?? '')) : undefined;
}

/**
 * Writes what papers cite: a link where the graph holds the cited paper, and otherwise a reference that waits for it.
 * @param known ids of papers that may have references already.
 */
export async function writeReferences(
  session: Session,
  papers: readonly WrittenPaper[],
  known: readonly number[],
): Promise<Set<number>> {
  const references = papers.flatMap(({ record }) => record.references);
  const targets = await targetsOf(session, references);
  const links: [number, number, number][] = [];
  const pending: [number, number, string | null, string | null, string | null][] = [];
  const identifiers: [number, number, string, string][] = [];
  for (const { id, record } of papers) {
    const cited = new Set<number>([id]);
    record.references.forEach((reference, index) => {
      const target = targetOf(reference, targets);
      const position = index + 1;
      if (target === undefined) {
        const { source = null, title = null, ids } = reference;
        const key = isByTitle(reference) && title !== null ? titleOnlyKey(title) : null;
        pending.push([id, position, source, title, key]);
        for (const { scheme, value } of ids) identifiers.push([id, position, scheme, value]);
      } else if (!cited.has(target)) {
        cited.add(target);
        links.push([id, target, position]);
      }
    });
  }
  const changed = await replaceRows(
    session,
    [{ table: 'paper_reference', columns: ['citing_id', 'cited_id', 'position'], rows: links }],
    known,
  );
  const waiting = await replaceRows(
    session,
    [
      {
        table: 'pending_reference',
        columns: ['citing_id', 'position', 'source_key', 'title', 'title_key'],
        rows: pending,
      },
      {
        table: 'pending_reference_identifier',
        columns: ['citing_id', 'position', 'scheme', 'value'],
        rows: identifiers,
      },
    ],
    known,
  );
  return new Set([...changed, ...waiting]);
}

const FULFILLED = `
  SELECT r.citing_id, r.position, k.paper_id AS cited_id
    FROM unnest($1::int[], $2::text[], $3::text[]) k (paper_id, scheme, value)
    JOIN pending_reference_identifier r ON r.scheme = k.scheme AND r.value = k.value
  UNION
  SELECT r.citing_id, r.position, k.paper_id FROM unnest($4::int[], $5::text[]) k (paper_id, source_key)
    JOIN pending_reference r ON r.source_key = k.source_key
  UNION
  SELECT r.citing_id, r.position, k.paper_id FROM unnest($6::int[], $7::uuid[]) k (paper_id, title_key)
    JOIN pending_reference r ON r.title_key = k.title_key
  ORDER BY citing_id, position, cited_id`;

/**
 * Links references that waited for these papers.
 * @returns the ids of the papers that cite them, which have changed by it.
 */
export async function fulfilReferences(session: Session, papers: readonly WrittenPaper[]): Promise<number[]> {
  const [waiting] = await session.query<{ any: boolean }>(
    'SELECT EXISTS (SELECT FROM pending_reference) AS any',
  );
  if (!waiting?.any) return [];
  const ids = papers.flatMap(({ id, record }) => record.ids.map((identifier) => ({ id, ...identifier })));
  const sources = papers.flatMap(({ id, paper }) =>
    paper.contributions.map(({ source }) => ({ id, source })),
  );
  const titles = papers.flatMap(({ id, record }) => {
    const key = titleOnlyKey(record.title);
    return key === null ? [] : [{ id, key }];
  });
  const found = await session.query<{ citing_id: number; position: number; cited_id: number }>(FULFILLED, [
    ids.map(({ id }) => id),
    ids.map(({ scheme }) => scheme),
    ids.map(({ value }) => value),
    sources.map(({ id }) => id),
    sources.map(({ source }) => source),
    titles.map(({ id }) => id),
    titles.map(({ key }) => key),
  ]);
  if (found.length === 0) return [];
  const columns = [
    found.map(({ citing_id }) => citing_id),
    found.map(({ position }) => position),
    found.map(({ cited_id }) => cited_id),
  ];
  await session.query(
    `INSERT INTO paper_reference (citing_id, position, cited_id)
     SELECT * FROM unnest($1::int[], $2::int[], $3::int[]) f (citing_id, position, cited_id)
     WHERE citing_id <> cited_id ORDER BY citing_id, position, cited_id
     ON CONFLICT DO NOTHING`,
    columns,
  );
  await session.query(
    `DELETE FROM pending_reference r USING unnest($1::int[], $2::int[]) f (citing_id, position)
     WHERE r.citing_id = f.citing_id AND r.position = f.position`,
    columns.slice(0, 2),
  );
  // Where the graph that the cited paper comes from had the link, too, the citing paper says itself when it changed.
  const restored = new Set(papers.filter(({ record }) => record.graph).map(({ id }) => id));
  return [
    ...new Set(found.filter(({ cited_id }) => !restored.has(cited_id)).map(({ citing_id }) => citing_id)),
  ];
}
