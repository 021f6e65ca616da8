import type { PaperIdentifier, PaperRecord } from '../interchange/paper-record';
import { renewed } from './contributions';
import { matchKey, yearsAgree } from './match-key';

/** What became of a record. */
export type Outcome = 'created' | 'updated' | 'unchanged' | 'merged';

/** A record that a paper is to be made of, or made anew. */
export interface Arrival {
  readonly record: PaperRecord;
  /** Every hash of the record's key in this import so far, this record's last. */
  readonly hashes: readonly string[];
  readonly matchKey: string | null;
}

/** One merge for the log. */
export interface Merge {
  readonly sourceKey: string;
  readonly reason: 'IDENTIFIER' | 'TITLE';
  readonly detail: string;
  /** The paper that ended by it, where it stood in the graph. */
  readonly absorbedId: number | null;
}

/** A paper that a batch touches: one of the graph, or one to be made. */
export interface PaperSlot {
  /** Of two papers that are to be made, the one with the lower number was named first. */
  readonly order: number;
  /** Null until a new paper has its row. */
  id: number | null;
  readonly arrivals: Arrival[];
  readonly merges: Merge[];
  /** Papers of the graph that turned out to be this one, in the order in which that was found. */
  readonly absorbedIds: number[];
  /** Where this slot has become part of another. */
  into: PaperSlot | null;
}

/** What the graph says of a batch's keys. */
export interface KnownPapers {
  readonly bySource: ReadonlyMap<string, number>;
  /** By `identifierKey`. */
  readonly byIdentifier: ReadonlyMap<string, number>;
  readonly byMatchKey: ReadonlyMap<string, readonly KnownMatch[]>;
  /** Years of the records of sources, where these have said any. */
  readonly yearBySource: ReadonlyMap<string, number>;
}

/** A record of the graph by its title and first author. */
export interface KnownMatch {
  readonly source: string;
  readonly paperId: number;
  readonly year: number | null;
}

interface Match {
  readonly source: string;
  readonly slot: PaperSlot;
  readonly year: number | null;
}

/** An identifier as the key of a map. */
export function identifierKey({ scheme, value }: PaperIdentifier): string {
  return `${scheme}:${value}`;
}

/**
 * Decides which records are one paper. Records are taken one after the other, each against the graph and against
 * those before it, so that the outcome does not depend on where one batch ends and the next begins.
 */
export class PaperSlots {
  #made = 0;
  readonly #arrived = new Set<PaperSlot>();
  readonly #ofPaper = new Map<number, PaperSlot>();
  readonly #bySource = new Map<string, PaperSlot>();
  readonly #byIdentifier = new Map<string, PaperSlot>();
  readonly #byMatchKey = new Map<string, Match[]>();
  /** The key under which each source's record is found by title. */
  readonly #matchKeys = new Map<string, string>();
  readonly #yearBySource: ReadonlyMap<string, number>;
  /** What the sources of this batch have said so far. */
  readonly #said = new Map<string, PaperRecord>();

  constructor(known: KnownPapers) {
    for (const [source, id] of known.bySource) this.#bySource.set(source, this.#existing(id));
    for (const [key, id] of known.byIdentifier) this.#byIdentifier.set(key, this.#existing(id));
    for (const [key, matches] of known.byMatchKey) {
      for (const { source, paperId, year } of matches) {
        this.#match(key, { source, slot: this.#existing(paperId), year });
      }
    }
    this.#yearBySource = known.yearBySource;
  }

  /** The papers that something happened to, in the order in which it did: persons and areas are made in that order. */
  touched(): PaperSlot[] {
    return [...this.#arrived].filter(({ into }) => into === null);
  }

  /** Finds the paper of a record, by the rules of docs/importing.md, or makes one. */
  place(arrival: Arrival): Outcome {
    const { record } = arrival;
    const bySource = this.#found(this.#bySource.get(record.source));
    const byIdentifier = record.ids.flatMap((id) => {
      const slot = this.#found(this.#byIdentifier.get(identifierKey(id)));
      return slot ? [{ id, slot }] : [];
    });
    const byTitle = bySource || byIdentifier.length > 0 ? undefined : this.#byTitle(arrival);
    let slot = bySource ?? byIdentifier[0]?.slot ?? byTitle;
    let outcome: Outcome = 'updated';
    if (slot === undefined) {
      slot = this.#add(null);
      outcome = 'created';
    } else if (bySource === undefined) {
      outcome = 'merged';
      const [shared] = byIdentifier;
      slot.merges.push({
        sourceKey: record.source,
        reason: shared ? 'IDENTIFIER' : 'TITLE',
        detail: shared ? identifierKey(shared.id) : record.title,
        absorbedId: null,
      });
    }
    for (const { id, slot: other } of byIdentifier) {
      const found = this.#found(other);
      if (found && found !== slot) slot = this.#join(slot, found, record.source, identifierKey(id));
    }
    slot.arrivals.push(arrival);
    this.#arrived.add(slot);
    this.#register(slot, arrival);
    return outcome;
  }

  #byTitle({ record, matchKey: key }: Arrival): PaperSlot | undefined {
    if (key === null) return undefined;
    const slots = (this.#byMatchKey.get(key) ?? [])
      .filter(({ year }) => yearsAgree(year, record.year ?? null))
      .flatMap(({ slot }) => this.#found(slot) ?? []);
    return slots.length < 2 ? slots[0] : slots.reduce((one, other) => (isOlder(other, one) ? other : one));
  }

  #register(slot: PaperSlot, arrival: Arrival): void {
    const { record } = arrival;
    this.#bySource.set(record.source, slot);
    for (const { source } of record.graph?.sources ?? []) this.#bySource.set(source, slot);
    for (const id of record.ids) this.#byIdentifier.set(identifierKey(id), slot);
    this.#registerTitle(slot, arrival);
  }

  /** A record that is said again is found by what it says now, and by what it said where it says nothing. */
  #registerTitle(slot: PaperSlot, arrival: Arrival): void {
    const { source } = arrival.record;
    const older = this.#said.get(source);
    const record = older ? renewed(older, arrival.record) : arrival.record;
    this.#said.set(source, record);
    const before = this.#matchKeys.get(source);
    if (before !== undefined) {
      const others = (this.#byMatchKey.get(before) ?? []).filter((match) => match.source !== source);
      this.#byMatchKey.set(before, others);
      this.#matchKeys.delete(source);
    }
    // Where it names no author, its first author stays who it was, of whom the graph keeps no more than the key.
    const key = record.authors.length === 0 ? (before ?? null) : older ? matchKey(record) : arrival.matchKey;
    const year = record.year ?? this.#yearBySource.get(source) ?? null;
    if (key !== null) this.#match(key, { source, slot, year });
  }

  #match(key: string, match: Match): void {
    const matches = this.#byMatchKey.get(key) ?? [];
    matches.push(match);
    this.#byMatchKey.set(key, matches);
    this.#matchKeys.set(match.source, key);
  }

  /** Makes two papers one: the older one of the graph remains, or else the one that came first. */
  #join(one: PaperSlot, other: PaperSlot, sourceKey: string, detail: string): PaperSlot {
    const [kept, absorbed] = isOlder(other, one) ? [other, one] : [one, other];
    absorbed.into = kept;
    kept.arrivals.push(...absorbed.arrivals);
    kept.merges.push(...absorbed.merges);
    kept.merges.push({ sourceKey, reason: 'IDENTIFIER', detail, absorbedId: absorbed.id });
    kept.absorbedIds.push(...absorbed.absorbedIds);
    if (absorbed.id !== null) kept.absorbedIds.push(absorbed.id);
    return kept;
  }

  #existing(id: number): PaperSlot {
    const slot = this.#ofPaper.get(id) ?? this.#add(id);
    this.#ofPaper.set(id, slot);
    return slot;
  }

  #add(id: number | null): PaperSlot {
    this.#made += 1;
    return { order: this.#made, id, arrivals: [], merges: [], absorbedIds: [], into: null };
  }

  #found(slot: PaperSlot | undefined): PaperSlot | undefined {
    let found = slot;
    while (found?.into) found = found.into;
    return found;
  }
}

function isOlder(one: PaperSlot, other: PaperSlot): boolean {
  if (one.id !== null && other.id !== null) return one.id < other.id;
  if (one.id !== null || other.id !== null) return one.id !== null;
  return one.order < other.order;
}
