import type { InterchangePaper } from '../../src/interchange/interchange-json';
import { corpusPapers } from './given-files';

/** A record as another source would give it: the same paper. */
export function sameOfAnotherSource(paper: InterchangePaper, prefix: string): InterchangePaper {
  return { ...paper, source: `${prefix}:${paper.source}` };
}

/** A record like another, of another paper by the same people. */
export function anotherPaper(paper: InterchangePaper, prefix: string): InterchangePaper {
  const ids = Object.entries(paper.ids ?? {}).flatMap(([scheme, value]) =>
    typeof value === 'string' ? [[scheme, `${value}${prefix}`]] : [],
  );
  return {
    ...sameOfAnotherSource(paper, prefix),
    ...(paper.title ? { title: `${prefix} ${paper.title}` } : {}),
    ids: Object.fromEntries(ids),
  };
}

/** The corpus several times over, each time under another prefix, as JSON lines. */
export async function* copiesOfCorpus(
  folder: string,
  prefixes: readonly string[],
  copy: typeof anotherPaper,
): AsyncGenerator<string> {
  for (const prefix of prefixes) {
    let piece = '';
    for await (const paper of corpusPapers(folder)) {
      piece += `${JSON.stringify(copy(paper, prefix))}\n`;
      if (piece.length < 65_536) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  }
}
