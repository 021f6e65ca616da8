import type { CitedPaper, PaperList } from './paper-list';

/** The key of an entry that the graph wrote, which begins with it. */
const KEY = /^(@\w+\{)([^,]+)/;

/**
 * BibTeX entries with a blank line between them, under keys of their own: the graph names each paper for itself, so that one
 * whose key is taken gets a number behind it. Remembers every key, some 60 bytes each.
 */
export function bibtexList(): PaperList<CitedPaper> {
  const taken = new Set<string>();
  const free = (wanted: string): string => {
    let key = wanted;
    for (let number = 2; taken.has(key); number += 1) key = `${wanted}x${number}`;
    taken.add(key);
    return key;
  };
  return {
    opening: '',
    paper: ({ citation }) =>
      `${citation.replace(KEY, (_start, begin: string, key: string) => `${begin}${free(key)}`)}\n`,
    closing: () => '',
  };
}
