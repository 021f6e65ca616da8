import { fold } from '../../bibliography/fold';
import { byteLines } from '../citation/byte-lines';
import { EntryKeys, keyOfContent } from '../citation/entry-keys';
import type { SourceReader } from '../source-reader';
import { fault } from '../text/fault';
import { paperOf, titleOf } from './record-paper';
import { RECORD_LIMIT, type RisRecord, splitRecords } from './split-records';

/** Reads RIS files. A record without its end is read up to the next one and says so in its note. */
export const readRis: SourceReader = async function* (input, { name }) {
  const keys = new EntryKeys(`ris:${name}#`);
  for await (const record of splitRecords(byteLines(input))) {
    const { line, values, text } = record;
    const reason = faultOf(record);
    if (reason !== undefined) {
      yield fault(line, reason, text);
      continue;
    }
    const [key = keyOfContent(fold(titleOf(values)))] = ['ID', 'AN'].flatMap(
      (tag) => values.get(tag)?.find(Boolean) ?? [],
    );
    const paper = paperOf(record, keys.sourceKey(key, text.replace(/\s+/g, ' ')));
    const note = noteOf(record);
    yield { kind: 'paper', line, paper, ...(note !== undefined && { note }) };
  }
};

function faultOf({ isTooLong, values }: RisRecord): string | undefined {
  if (isTooLong) return `the record is longer than ${RECORD_LIMIT.toLocaleString('en')} bytes`;
  return values.has('TY') ? undefined : 'the record does not begin with its type, "TY  - "';
}

function noteOf({ isClosed, isCutOff, isUtf8 }: RisRecord): string | undefined {
  if (isCutOff) return 'the file ends before the record does, without "ER  - ": it seems to be cut off';
  if (!isClosed) return 'the record has no end, "ER  - ": read up to the next one';
  return isUtf8 ? undefined : 'the record is not UTF-8: read as Windows-1252';
}
