/** A search for one paper by some words of its title. */
export interface TitleSearch {
  /** The paper's id in the graph. */
  readonly id: string;
  readonly text: string;
  readonly isMisspelt: boolean;
}

/** A paper that may be searched for. */
export interface TitledPaper {
  readonly id: number;
  readonly title: string;
}

/** Numbers from 0 to 1 that are the same in every run (the generator mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One letter changed, dropped or doubled, or two neighbours swapped: each as often as the others. */
function misspell(word: string, below: (limit: number) => number): string {
  const at = below(word.length);
  const before = word.slice(0, at);
  const letter = word.slice(at, at + 1);
  const after = word.slice(at + 1);
  switch (below(4)) {
    case 0: {
      const other = String.fromCharCode(97 + below(26));
      return before + (other === letter.toLowerCase() ? 'q' : other) + after;
    }
    case 1:
      return before + after;
    case 2:
      return before + letter + letter + after;
    default: {
      const first = Math.min(at, word.length - 2);
      return (
        word.slice(0, first) +
        word
          .slice(first, first + 2)
          .split('')
          .reverse()
          .join('') +
        word.slice(first + 2)
      );
    }
  }
}

/**
 * Searches of three to eight neighbouring words of titles chosen at random, as they stand; in every second one or two words
 * of four letters and more are misspelt.
 */
export function titleSearches(papers: readonly TitledPaper[], count: number, seed: number): TitleSearch[] {
  const random = createRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const searches: TitleSearch[] = [];
  while (searches.length < count) {
    const paper = papers[below(papers.length)];
    const all = paper?.title.replaceAll('"', ' ').trim().split(/\s+/) ?? [];
    if (!paper || all.length < 3) continue;
    const length = Math.min(all.length, 3 + below(6));
    const start = below(all.length - length + 1);
    const words = all.slice(start, start + length);
    const isMisspelt = searches.length % 2 === 1;
    const long = words.flatMap((word, index) => (/^[a-z-]{4,}$/i.test(word) ? [index] : []));
    if (isMisspelt && long.length === 0) continue;
    for (let left = isMisspelt ? Math.min(long.length, 1 + below(2)) : 0; left > 0; left -= 1) {
      const [index = 0] = long.splice(below(long.length), 1);
      words[index] = misspell(words[index] ?? '', below);
    }
    searches.push({ id: `paper_${paper.id}`, text: words.join(' '), isMisspelt });
  }
  return searches;
}
