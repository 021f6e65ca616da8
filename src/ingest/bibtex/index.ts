import { byteLines } from '../citation/byte-lines';
import { EntryKeys, keyOfContent } from '../citation/entry-keys';
import type { Reading, SourceReader } from '../source-reader';
import { fault } from '../text/fault';
import { CrossReferences, type PlacedEntry } from './cross-references';
import { paperOf } from './entry-paper';
import { type Macros, parseEntry } from './parse-entry';
import { ENTRY_LIMIT, type RawEntry, splitEntries } from './split-entries';

/** Macros that one file may define. */
const MOST_MACROS = 10_000;

/**
 * Reads BibTeX and biblatex files. An entry that is not closed, or is otherwise not as BibTeX wants it, is read as far as
 * its fields go and says so in its note; one without any field is a fault.
 */
export const readBibtex: SourceReader = async function* (input, { name }) {
  const macros: Macros = new Map();
  const references = new CrossReferences();
  const keys = new EntryKeys(`bibtex:${name}#`);
  const reading = (entry: PlacedEntry): Reading => {
    const content = entry.text.replace(/\s+/g, ' ');
    const source = keys.sourceKey(entry.key || keyOfContent(entry.fields.get('title') ?? content), content);
    return {
      kind: 'paper',
      line: entry.line,
      paper: paperOf(entry, source),
      ...(entry.note && { note: entry.note }),
    };
  };
  for await (const raw of splitEntries(byteLines(input))) {
    const entry = raw.isTooLong ? undefined : parseEntry(raw.text, raw.isClosed, macros);
    if (entry?.type === 'preamble') continue;
    if (!entry || entry.fields.size === 0) {
      yield fault(raw.line, faultOf(raw), raw.text);
    } else if (entry.type === 'string') {
      for (const [macro, value] of entry.fields) if (macros.size < MOST_MACROS) macros.set(macro, value);
    } else {
      const { line, text } = raw;
      for (const ready of references.add({ ...entry, line, text, note: noteOf(raw, entry.isMended) }))
        yield reading(ready);
    }
  }
  for (const late of references.end()) yield reading(late);
};

function faultOf({ isTooLong, isClosed, isCutOff }: RawEntry): string {
  if (isTooLong) return `the entry is longer than ${ENTRY_LIMIT.toLocaleString('en')} bytes`;
  if (isCutOff) return 'the entry has no field that can be read: the file seems to be cut off in it';
  return isClosed
    ? 'the entry has no fields'
    : 'the entry has no closing brace and no field that can be read';
}

function noteOf({ isClosed, isCutOff, isUtf8 }: RawEntry, isMended: boolean): string | undefined {
  if (isCutOff) return 'the file seems to be cut off in this entry: read as far as its fields go';
  if (!isClosed) return 'the entry has no closing brace: read as far as its fields go';
  if (isMended) return 'the entry is not as BibTeX wants it: read as far as its fields go';
  return isUtf8 ? undefined : 'the entry is not UTF-8: read as Windows-1252';
}
