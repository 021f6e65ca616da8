import { writeSearchDocuments } from '../database/search-documents';
import type { PaperRecord } from '../interchange/paper-record';
import { absorbPapers } from './absorb-papers';
import { type BatchPaper, loadBatch } from './batch-state';
import { placeInCollections } from './collections';
import { type DependentRow, replaceRows } from './dependent-rows';
import { knownPapers, knownSources } from './known-papers';
import { logMerges, slugsOf } from './log-merges';
import { insertPapers, updatePapers } from './paper-rows';
import { arrivalOf, type Outcome, PaperSlots } from './paper-slots';
import { fulfilReferences, writeReferences } from './references';
import type { Session } from './session';
import { writeSources } from './source-rows';
import { ensureVenues, venueKey } from './venues';
import { writeAreas } from './write-areas';
import { writeAuthors } from './write-authors';
import type { WrittenPaper } from './written-paper';

/** A record, its hash, and how often its source's key has stood in this import, this time included. */
export interface BatchRecord {
  readonly record: PaperRecord;
  /** Hexadecimal SHA-256. */
  readonly hash: string;
  readonly occurrence: number;
}

/**
 * Merges a batch of records into the graph, inside the transaction of the session and under the writers' lock.
 * @returns one outcome for each record, in their order.
 */
export async function writeBatch(session: Session, batch: readonly BatchRecord[]): Promise<Outcome[]> {
  const { outcomes, slots } = await decide(session, batch);
  const touched = slots?.touched() ?? [];
  if (touched.length === 0) return outcomes;
  const papers = await loadBatch(session, touched);
  const absorbedSlugs = await slugsOf(
    session,
    touched.flatMap(({ absorbedIds }) => absorbedIds),
  );
  await absorbPapers(session, touched);
  const { written, known, changed } = await writePaperRows(session, papers);
  await logMerges(session, written, absorbedSlugs);
  await writeSources(session, written);
  for (const id of await writeDetails(session, written, known)) changed.add(id);
  for (const id of await fulfilReferences(session, written)) changed.add(id);
  await placeInCollections(
    session,
    written.flatMap(({ id, record }) => record.collections.map((place) => ({ paperId: id, place }))),
  );
  const made = new Set(written.filter(({ paper }) => paper.isNew).map(({ id }) => id));
  await session.query('UPDATE paper SET updated_at = now() WHERE id = ANY($1)', [
    [...changed].filter((id) => !made.has(id)),
  ]);
  return outcomes;
}

/** Finds for each record whether it is new to the graph, and which paper it belongs to. Reads only. */
async function decide(
  session: Session,
  batch: readonly BatchRecord[],
): Promise<{ outcomes: Outcome[]; slots: PaperSlots | null }> {
  const keys = batch.flatMap(({ record }) => [
    record.source,
    ...(record.graph?.sources.map(({ source }) => source) ?? []),
  ]);
  const sources = await knownSources(session, [...new Set(keys)]);
  const hashes = new Map([...sources].map(([source, known]) => [source, known.hashes]));
  const outcomes: Outcome[] = batch.map(() => 'unchanged');
  const fresh: { index: number; record: PaperRecord; hashes: readonly string[] }[] = [];
  batch.forEach(({ record, hash, occurrence }, index) => {
    const known = hashes.get(record.source) ?? [];
    if (hashAt(known, occurrence) === hash || isHeldAsExported(record, hashes)) return;
    const own = [
      ...Array.from({ length: occurrence - 1 }, (_, before) => hashAt(known, before + 1) ?? hash),
      hash,
    ];
    hashes.set(record.source, own);
    for (const state of record.graph?.sources ?? []) {
      if (!hashes.has(state.source)) hashes.set(state.source, state.hashes);
    }
    fresh.push({ index, record, hashes: own });
  });
  if (fresh.length === 0) return { outcomes, slots: null };
  const records = fresh.map(({ record }) => record);
  const slots = new PaperSlots(await knownPapers(session, records, sources));
  for (const { index, record, hashes: own } of fresh) outcomes[index] = slots.place(arrivalOf(record, own));
  return { outcomes, slots };
}

/** What a key's record was when it stood for that time in the import before. A record that repeats itself is kept once. */
function hashAt(hashes: readonly string[], occurrence: number): string | undefined {
  return hashes[Math.min(occurrence, hashes.length) - 1];
}

/** Whether a record is the export of a paper whose sources stand here just as they stood there. */
function isHeldAsExported({ graph }: PaperRecord, hashes: ReadonlyMap<string, readonly string[]>): boolean {
  const sources = graph?.sources ?? [];
  return (
    sources.length > 0 &&
    sources.every(({ source, hashes: own }) => hashes.get(source)?.join() === own.join())
  );
}

/** Writes the papers' own rows. @returns the papers, those that were known, and those of them whose row changed. */
async function writePaperRows(session: Session, papers: readonly BatchPaper[]) {
  const venues = await ensureVenues(
    session,
    papers.flatMap(({ record }) => record.venue ?? []),
  );
  const rows = papers.map((paper) => {
    const { slot, record } = paper;
    const venueId = record.venue ? (venues.get(venueKey(record.venue)) ?? null) : null;
    return { id: slot.id, record, venueId, paper };
  });
  const changed = new Set(
    await updatePapers(
      session,
      rows.filter(({ id }) => id !== null),
    ),
  );
  const known = rows.flatMap(({ id }) => id ?? []);
  await insertPapers(
    session,
    rows.filter(({ id }) => id === null),
  );
  const written = rows.map(({ id, record, paper }): WrittenPaper => {
    if (id === null) throw new Error('a paper that was written has an id');
    return { id, record, paper };
  });
  return { written, known, changed };
}

/** Writes everything that belongs to papers. @returns the ids of known papers that changed. */
async function writeDetails(
  session: Session,
  papers: readonly WrittenPaper[],
  known: readonly number[],
): Promise<number[]> {
  const identifiers = await replaceRows(
    session,
    [
      {
        table: 'paper_identifier',
        columns: ['paper_id', 'scheme', 'value', 'position'],
        rows: papers.flatMap(({ id, record }) =>
          record.ids.map(({ scheme, value }, index): DependentRow => [id, scheme, value, index + 1]),
        ),
      },
    ],
    known,
  );
  const links = await replaceRows(
    session,
    [
      {
        table: 'paper_link',
        columns: ['paper_id', 'position', 'kind', 'url', 'label'],
        rows: papers.flatMap(({ id, record }) =>
          record.links.map(
            ({ kind, url, label = null }, index): DependentRow => [id, index + 1, kind, url, label],
          ),
        ),
      },
    ],
    known,
  );
  const areas = await writeAreas(session, papers, known);
  const { changed: bylines, names } = await writeAuthors(session, papers, known);
  const references = await writeReferences(session, papers, known);
  await writeSearchDocuments(
    session.query,
    papers.map(({ id, record }) => ({
      id,
      title: record.title,
      text: record.abstract ?? record.excerpt ?? '',
      keywords: record.keywords.join(' ; '),
      authors: names.get(id) ?? '',
    })),
  );
  return [...identifiers, ...links, ...areas, ...bylines, ...references];
}
