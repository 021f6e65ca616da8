import { documentStatement, type SearchablePaper, wordStatement } from '../database/search-documents';
import type { PaperRecord } from '../interchange/paper-record';
import { absorbPapers } from './absorb-papers';
import { type BatchPaper, loadBatch } from './batch-state';
import { placeInCollections } from './collections';
import { knownPapers, knownSources } from './known-papers';
import { logMerges, restoreMerges, slugsOf } from './log-merges';
import { newIds } from './new-ids';
import { insertPapers, type PaperRow, updatePapers } from './paper-rows';
import { type Arrival, type Outcome, type PaperSlot, PaperSlots } from './paper-slots';
import { fulfilReferences, writeReferences } from './references';
import { type Named, removeUnnamed } from './remove-unnamed';
import type { Session } from './session';
import { writeSources } from './source-rows';
import { ensureVenues, venueKey } from './venues';
import { type BatchAreas, ensureAreas, writeAreas } from './write-areas';
import { loadBylines, removeFormer, saveBylines, searchedNames, writeBylines } from './write-authors';
import { writeIdentifiers, writeLinks } from './write-details';
import type { WrittenPaper } from './written-paper';

/** A record that is ready to be written. */
export interface BatchRecord {
  readonly record: PaperRecord;
  /** Hexadecimal SHA-256 of the record. */
  readonly hash: string;
  readonly matchKey: string | null;
  /** How often its source's key has stood in this import, this time included. */
  readonly occurrence: number;
}

/**
 * Merges a batch of records into the graph, inside the transaction of the session and under the writers' lock.
 * @returns one outcome for each record, in their order.
 */
export async function writeBatch(session: Session, batch: readonly BatchRecord[]): Promise<Outcome[]> {
  const { outcomes, slots } = await decide(session, batch);
  const touched = slots?.touched() ?? [];
  for (const part of inParts(touched)) await writePapers(session, await endAbsorbed(session, part));
  await session.settled();
  return outcomes;
}

/** Known papers in a part at most: of each, all that its sources say is read and held. */
const KNOWN_PAPERS = 250;

/** Papers to be written together. */
function* inParts(slots: readonly PaperSlot[]): Generator<PaperSlot[]> {
  let part: PaperSlot[] = [];
  let known = 0;
  for (const slot of slots) {
    part.push(slot);
    known += (slot.id === null ? 0 : 1) + slot.absorbedIds.length;
    if (known < KNOWN_PAPERS) continue;
    yield part;
    part = [];
    known = 0;
  }
  if (part.length > 0) yield part;
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
  const fresh: { index: number; arrival: Arrival }[] = [];
  batch.forEach(({ record, hash, matchKey, occurrence }, index) => {
    const known = hashes.get(record.source) ?? [];
    if (hashAt(known, occurrence) === hash || isHeldAsExported(record, hashes)) return;
    const before = Array.from({ length: occurrence - 1 }, (_, time) => hashAt(known, time + 1) ?? hash);
    const own = [...before, hash];
    hashes.set(record.source, own);
    for (const state of record.graph?.sources ?? []) {
      if (!hashes.has(state.source)) hashes.set(state.source, state.hashes);
    }
    fresh.push({ index, arrival: { record, hashes: own, matchKey } });
  });
  if (fresh.length === 0) return { outcomes, slots: null };
  const arrivals = fresh.map(({ arrival }) => arrival);
  const slots = new PaperSlots(await knownPapers(session, arrivals, sources));
  for (const { index, arrival } of fresh) outcomes[index] = slots.place(arrival);
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

interface Batch {
  readonly papers: readonly BatchPaper[];
  readonly absorbedSlugs: ReadonlyMap<number, string>;
  /** Whom and what papers named that have become part of others. */
  readonly absorbedNames: Named;
}

/** Reads what is known of the papers, and then ends those that have become part of others. */
async function endAbsorbed(session: Session, touched: Parameters<typeof loadBatch>[1]): Promise<Batch> {
  const papers = await loadBatch(session, touched);
  const absorbedIds = touched.flatMap((slot) => slot.absorbedIds);
  const absorbedSlugs = await slugsOf(session, absorbedIds);
  const absorbedNames = await absorbPapers(session, touched);
  return { papers, absorbedSlugs, absorbedNames };
}

/** Reads come first and what is long to write comes early: Postgres then writes while the rest is being made. */
async function writePapers(session: Session, { papers, absorbedSlugs, absorbedNames }: Batch): Promise<void> {
  const venues = await ensureVenues(
    session,
    papers.flatMap(({ record }) => record.venue ?? []),
  );
  const persons = await loadBylines(session, papers);
  const areas = await ensureAreas(
    session,
    papers.map(({ record }) => record),
  );
  const ids = await newIds(session, 'paper', papers.filter(({ isNew }) => isNew).length);
  const written = papers.map((paper): WrittenPaper & PaperRow => {
    const { slot, record } = paper;
    const id = slot.id ?? ids.shift();
    if (id === undefined) throw new Error('every new paper has got an id');
    const venueId = record.venue ? (venues.get(venueKey(record.venue)) ?? null) : null;
    return { id, record, venueId, paper };
  });
  const isNew = ({ paper }: WrittenPaper) => paper.isNew;
  const knownPapers = written.filter((paper) => !isNew(paper));
  const known = knownPapers.map(({ id }) => id);
  // Postgres looks up every row that a new row names, one by one: a fifth of what an import costs it. Where all papers
  // are new, what their rows name was read or written in this transaction, under the writers' lock, so it need not.
  // Nothing may be deleted meanwhile, for that would not reach what hangs on it either.
  const isTrusted = session.isSuperuser && known.length === 0;
  if (isTrusted) session.run('SET LOCAL session_replication_role = replica');
  const changed = new Set(await updatePapers(session, knownPapers));
  const bylines = await saveBylines(session, papers, persons);
  const searched = searchedPapers(written, bylines, areas);
  writeSearchBeside(session, searched);
  await insertPapers(session, written.filter(isNew));
  writeSearchWithin(session, searched);
  writeSources(session, written);
  restoreMerges(session, written);
  logMerges(session, written, absorbedSlugs);
  const note = (paperIds: Iterable<number>) => {
    for (const id of paperIds) changed.add(id);
  };
  note(await writeBylines(session, written, bylines, known));
  removeFormer(session, persons);
  removeUnnamed(session, absorbedNames);
  note(await writeIdentifiers(session, written, known));
  note(await writeLinks(session, written, known));
  note(await writeAreas(session, written, areas, known, changed));
  if (isTrusted) session.run('SET LOCAL session_replication_role = origin');
  note(await writeReferences(session, written, known));
  note(await fulfilReferences(session, written));
  await placeInCollections(
    session,
    written.flatMap(({ id, record }) => record.collections.map((place) => ({ paperId: id, place }))),
  );
  for (const paper of written) if (isNew(paper)) changed.delete(paper.id);
  if (changed.size > 0) {
    session.run('UPDATE paper SET updated_at = now() WHERE id = ANY($1)', [[...changed]]);
  }
}

/** A paper as searches see it, and whether its documents may be written before it is there. */
interface SearchedPaper extends SearchablePaper {
  readonly isNew: boolean;
}

function searchedPapers(
  papers: readonly (WrittenPaper & PaperRow)[],
  bylines: Awaited<ReturnType<typeof saveBylines>>,
  areas: BatchAreas,
): SearchedPaper[] {
  return papers.map(({ id, record, venueId, paper }, index) => ({
    isNew: paper.isNew,
    id,
    year: record.year ?? null,
    type: record.type,
    venueId,
    areaIds: (areas.ofPapers[index] ?? []).map((area) => area.id),
    title: record.title,
    text: record.abstract ?? record.excerpt ?? '',
    keywords: record.keywords.join(' ; '),
    authors: bylines[index] ? searchedNames(bylines[index]) : '',
  }));
}

/**
 * Search documents of new papers are written beside the transaction, where that may be, and as early as may be: they take
 * as long as the papers. So are all words: two connections that write the same word wait for each other, and the one for
 * the other's transaction.
 */
function writeSearchBeside(session: Session, papers: readonly SearchedPaper[]): void {
  if (!session.mayRunBeside) return;
  const besides = papers.filter(({ isNew }) => isNew);
  if (besides.length > 0) session.runBeside(...documentStatement(besides));
  if (papers.length > 0) session.runBeside(...wordStatement(papers));
}

/** All other documents: their papers have to be there. */
function writeSearchWithin(session: Session, papers: readonly SearchedPaper[]): void {
  const within = session.mayRunBeside ? papers.filter(({ isNew }) => !isNew) : papers;
  if (within.length > 0) session.run(...documentStatement(within));
  if (!session.mayRunBeside && papers.length > 0) session.run(...wordStatement(papers));
}
