import type { BibtexEntry } from './parse-entry';

/** An entry and where it stands. */
export interface PlacedEntry extends BibtexEntry {
  readonly line: number;
  /** As it stands in the file. */
  readonly text: string;
  /** What was done to read it, where that was more than reading. */
  readonly note: string | undefined;
}

const PARENT_TYPES = new Set([
  'proceedings',
  'mvproceedings',
  'book',
  'mvbook',
  'collection',
  'mvcollection',
]);
/** What an entry takes from the volume that it stands in. Identifiers are the volume's own. */
const INHERITED = ['booktitle', 'year', 'date', 'month', 'publisher', 'organization'];
/** Volumes that are remembered. */
const MOST_PARENTS = 10_000;
/** Characters of entries that wait for their volume. */
const MOST_WAITING = 4_000_000;

/**
 * Gives entries what they inherit by `crossref`. BibTeX wants a volume behind its parts and biblatex takes it anywhere, so
 * parts that need their volume wait for it, as long as there is room.
 */
export class CrossReferences {
  private readonly parents = new Map<string, BibtexEntry>();
  private waiting: PlacedEntry[] = [];
  private waitingSize = 0;

  /** Takes an entry in and gives those that are complete by it. */
  *add(entry: PlacedEntry): Iterable<PlacedEntry> {
    if (PARENT_TYPES.has(entry.type) && entry.key) {
      const key = entry.key.toLowerCase();
      if (this.parents.size < MOST_PARENTS) this.parents.set(key, this.volume(entry));
      yield entry;
      yield* this.release((part) => parentKey(part) === key);
      return;
    }
    const key = parentKey(entry);
    const needsVolume =
      key && !(entry.fields.has('booktitle') && (entry.fields.has('year') || entry.fields.has('date')));
    if (!needsVolume || this.parents.has(key)) {
      yield this.completed(entry);
      return;
    }
    this.waiting.push(entry);
    this.waitingSize += entry.text.length;
    if (this.waitingSize > MOST_WAITING) yield* this.end();
  }

  /** The entries whose volume has not come. */
  *end(): Iterable<PlacedEntry> {
    yield* this.release(() => true);
  }

  private *release(isReady: (entry: PlacedEntry) => boolean): Iterable<PlacedEntry> {
    if (this.waiting.length === 0) return;
    const ready = this.waiting.filter(isReady);
    this.waiting = this.waiting.filter((entry) => !isReady(entry));
    for (const entry of ready) {
      this.waitingSize -= entry.text.length;
      yield this.completed(entry);
    }
  }

  /** As much of the volume as its parts need: entries are large. */
  private volume({ type, key, fields, isMended }: BibtexEntry): BibtexEntry {
    const kept = INHERITED.flatMap((name): [string, string][] => {
      const value = fields.get(name) ?? (name === 'booktitle' ? fields.get('title') : undefined);
      return value === undefined ? [] : [[name, value]];
    });
    return { type, key, isMended, fields: new Map(kept) };
  }

  private completed(entry: PlacedEntry): PlacedEntry {
    const parent = this.parents.get(parentKey(entry) ?? '');
    return parent ? { ...entry, fields: new Map([...parent.fields, ...entry.fields]) } : entry;
  }
}

function parentKey({ fields }: BibtexEntry): string | undefined {
  return fields.get('crossref')?.trim().toLowerCase();
}
