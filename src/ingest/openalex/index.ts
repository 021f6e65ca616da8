import type { SourceReader } from '../source-reader';
import { fault, quotable } from '../text/fault';
import { jsonEntries } from '../text/json-entries';
import { paperOfWork } from './work-paper';

/** Reads works of OpenAlex: the snapshot's lines, an answer of the API, one work or a list of works. */
export const readOpenAlex: SourceReader = async function* (input) {
  for await (const read of jsonEntries(input, [['results']])) {
    const { line } = read;
    if (read.kind === 'fault') {
      yield read;
      continue;
    }
    const paper = paperOfWork(read.value);
    // Works of other sources have titles, too: what is no work here would lose nearly all it says.
    if (paper.source === undefined)
      yield fault(line, 'is no work of OpenAlex: it has no id of one', quotable(read.value));
    else yield { kind: 'paper', line, paper };
  }
};
