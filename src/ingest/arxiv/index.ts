import { isUtf8 } from 'node:buffer';
import type { SourceReader } from '../source-reader';
import { fault } from '../text/fault';
import { paperOfEntry } from './entry-paper';
import { feedEntries } from './feed-entries';

/** Reads Atom feeds as arXiv's API answers with them. */
export const readArxiv: SourceReader = async function* (input) {
  for await (const { line, bytes } of feedEntries(input)) {
    if (!isUtf8(bytes)) {
      yield fault(line, 'is not valid UTF-8', bytes);
      continue;
    }
    const entry = paperOfEntry(bytes.toString('utf8'));
    if ('reason' in entry) yield fault(line, entry.reason, bytes);
    else yield { kind: 'paper', line, paper: entry };
  }
};
