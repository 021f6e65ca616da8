import type { SourceReader } from '../source-reader';
import { fault, quotable } from '../text/fault';
import { jsonEntries } from '../text/json-entries';
import { fieldsOf } from '../text/json-fields';
import { paperOfWork } from './work-paper';

/** Where answers of the REST API and files of the public snapshot hold their works. */
const LISTS = [['message', 'items'], ['items']];

/** Reads works of Crossref: answers of its API, files of its snapshot, lists of works, or one work a line. */
export const readCrossref: SourceReader = async function* (input) {
  for await (const read of jsonEntries(input, LISTS)) {
    const { line } = read;
    if (read.kind === 'fault') {
      yield read;
      continue;
    }
    const paper = paperOfWork(fieldsOf(read.value).message ?? read.value);
    // Works of other sources have titles, too: what is no work here would lose nearly all it says.
    if (paper.source === undefined)
      yield fault(line, 'is no work of Crossref: it has no DOI of one', quotable(read.value));
    else yield { kind: 'paper', line, paper };
  }
};
