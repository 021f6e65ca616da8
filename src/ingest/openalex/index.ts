import type { SourceReader } from '../source-reader';
import { jsonEntries } from '../text/json-entries';
import { paperOfWork } from './work-paper';

/** Reads works of OpenAlex: the snapshot's lines, an answer of the API, one work or a list of works. */
export const readOpenAlex: SourceReader = async function* (input) {
  for await (const read of jsonEntries(input, [['results']])) {
    const { line } = read;
    if (read.kind === 'fault') yield read;
    else yield { kind: 'paper', line, paper: paperOfWork(read.value) };
  }
};
