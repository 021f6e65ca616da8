import { cleanEntity } from '../interchange/clean-entity';
import { cleanRecord } from '../interchange/clean-record';
import { Rejection } from '../interchange/rejection';
import type { ImportFault, ImportNote } from './import-report';
import { createNoteFilter } from './note-filter';
import { type Placement, placed } from './placement';
import type { Reading } from './source-reader';
import type { Tally } from './tally';
import { quotable } from './text/fault';
import type { WriteBehind } from './write-behind';

/** Where entries go, and who is told of what is wrong with them. */
interface EntryOptions {
  readonly behind: WriteBehind;
  readonly placement: Placement;
  onFault?(fault: ImportFault): void;
  onNote?(note: ImportNote): void;
}

/** Characters of an entry that are shown for it. */
const SHOWN_TEXT = 200;

/** Makes the function that cleans one entry and hands it on to be written, or rejects it. */
export function entryImporter({ behind, placement, onFault, onNote }: EntryOptions) {
  const isNews = createNoteFilter();

  return async (reading: Reading, tally: Tally): Promise<void> => {
    const { line } = reading;
    const file = tally.input.name;
    const reject = (reason: string, text: string): void => {
      tally.count('rejected');
      onFault?.({ file, line, reason, text: text.slice(0, SHOWN_TEXT) });
    };
    /** Undefined where the entry is rejected. */
    const accepted = <T>(entry: unknown, clean: () => T): T | undefined => {
      try {
        const cleaned = clean();
        tally.accepted += 1;
        return cleaned;
      } catch (error) {
        if (!(error instanceof Rejection)) throw error;
        reject(error.message, quotable(entry));
        return undefined;
      }
    };
    if (reading.kind === 'fault') {
      reject(reading.reason, reading.text);
    } else if (reading.kind === 'entity') {
      const entity = accepted(reading.entity, () => cleanEntity(reading.entity));
      if (entity) await behind.addEntity(entity);
    } else {
      const cleaned = accepted(reading.paper, () => cleanRecord(reading.paper));
      if (!cleaned) return;
      if (reading.note !== undefined) onNote?.({ file, line, note: reading.note, isMending: true });
      for (const note of cleaned.notes) if (isNews(note)) onNote?.({ file, line, note });
      await behind.addPaper(placed(cleaned.record, placement), (outcome) => tally.count(outcome));
    }
  };
}
