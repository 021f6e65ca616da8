import type { ImportFault, ImportNote, InputFailure } from '../../ingest/import-report';

/** Tells the user what is wrong with inputs and their entries. */
export interface Complaints {
  fault(fault: ImportFault): void;
  note(note: ImportNote): void;
  failure(failure: InputFailure): void;
  /** Says how many were not told. */
  end(): void;
}

/** Lines of each kind that a person is shown. */
const SHOWN = { faults: 20, notes: 10 } as const;

const place = ({ file, line }: { file: string; line?: number }): string =>
  line === undefined ? file : `${file}:${line}`;

/**
 * For people: the first few of each kind, of notes the first few that differ. What had to be mended to be read is told
 * once for each file. @param rejects the file that has all faults, where there is one
 */
export function createComplaints(say: (line: string) => void, rejects: string | undefined): Complaints {
  let faults = 0;
  let notes = 0;
  const told = new Set<string>();
  const mended = new Set<string>();
  return {
    fault(fault) {
      faults += 1;
      if (faults <= SHOWN.faults) say(`${place(fault)}: ${fault.reason}`);
    },
    note(note) {
      notes += 1;
      const seen = note.isMending ? mended : told;
      const key = note.isMending ? `${note.file}\0${note.note}` : note.note;
      if (seen.has(key) || (!note.isMending && told.size >= SHOWN.notes)) return;
      seen.add(key);
      say(`${place(note)}: note: ${note.note}`);
    },
    failure(failure) {
      say(`papergraph: ${place(failure)}: ${failure.reason}`);
    },
    end() {
      const where = rejects === undefined ? '--rejects FILE keeps them all' : `all are in ${rejects}`;
      if (faults > SHOWN.faults) say(`and ${faults - SHOWN.faults} more rejected entries; ${where}`);
      const left = notes - told.size - mended.size;
      if (left > 0) say(`and ${left} more notes; --json tells them all`);
    },
  };
}

/** For machines: all, each a JSON object with the keys of its type. */
export function createJsonComplaints(say: (line: string) => void): Complaints {
  return {
    fault: ({ file, line, reason, text }) => say(JSON.stringify({ file, line, reason, text })),
    note: ({ file, line, note }) => say(JSON.stringify({ file, line, note })),
    failure: ({ file, line, reason }) => say(JSON.stringify({ file, line, reason })),
    end() {},
  };
}
