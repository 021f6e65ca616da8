import type { InterchangeReference } from '../../interchange/interchange-json';
import type { Reading, SourceReader } from '../source-reader';
import { fault, quotable } from '../text/fault';
import { jsonEntries } from '../text/json-entries';
import { type Fields, fieldsOf, listOf, textOf } from '../text/json-fields';
import { paperOf, referenceTo } from './paper';

/**
 * Reads papers of Semantic Scholar: answers to searches, lists of papers, one paper a line or one alone. The citations
 * and references inside a paper are papers of their own, linked to it.
 */
export const readSemanticScholar: SourceReader = async function* (input) {
  for await (const read of jsonEntries(input, [['data']])) {
    if (read.kind === 'fault') yield read;
    else yield* papersIn(unwrapped(read.value), read.line);
  }
};

/** Answers about the edges of a paper wrap the paper at the other end. */
function unwrapped(value: unknown): Fields {
  const entry = fieldsOf(value);
  return fieldsOf(entry.citingPaper ?? entry.citedPaper ?? value);
}

function* papersIn(paper: Fields, line: number): Generator<Reading> {
  if (textOf(paper.paperId) === undefined && textOf(paper.corpusId) === undefined) {
    // Papers of other sources have titles, too: what is none here would lose nearly all it says.
    yield fault(line, 'is no paper of Semantic Scholar: it has no paperId', quotable(paper));
    return;
  }
  const cited = listOf(paper.references).map(unwrapped);
  const citing = listOf(paper.citations).map(unwrapped);
  const toPaper = referenceTo(paper);
  yield { kind: 'paper', line, paper: paperOf(paper, cited.map(referenceTo)) };
  for (const inner of cited) yield nested(inner, line, []);
  for (const inner of citing) yield nested(inner, line, [toPaper]);
}

/** A paper inside another. Without a key it is a line of text that was not found to be a paper. */
function nested(paper: Fields, line: number, references: InterchangeReference[]): Reading {
  if (textOf(paper.paperId) === undefined) {
    return fault(line, 'a citation or reference without paperId', quotable(paper));
  }
  return { kind: 'paper', line, paper: paperOf(paper, references) };
}
