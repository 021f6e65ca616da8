import { ALL_PAPERS } from '../listing/papers-query';
import { parsePapersQuery } from '../listing/parse-query';
import type { Selection } from './selection';

/** Papers that the embed of a page of many shows. */
const FEW = 5;

/** What is to be embedded of one of our pages; `home` is what the operator chose to show there. */
export type EmbeddedPage =
  | Exclude<Selection, { kind: 'papers' }>
  | { readonly kind: 'home'; readonly limit: number };

const PAPER = /^\/papers\/([^/]+)$/;
const ABOUT = /^\/(authors|areas|venues)\/([^/]+)$/;

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/**
 * What the embed of a page of ours shows: the paper that the page is about, or the first of its list. Undefined where it shows no papers.
 * @param page its path, below the public URL, with its query string
 */
export function embeddedPage(page: string): EmbeddedPage | undefined {
  const [, path = '', search = ''] = /^([^?#]*)(?:\?([^#]*))?/.exec(page) ?? [];
  if (path === '/' || path === '') return { kind: 'home', limit: FEW };
  if (path === '/papers') {
    return { kind: 'listing', query: parsePapersQuery(search).query, limit: FEW };
  }
  const paper = PAPER.exec(path)?.[1];
  if (paper !== undefined) {
    const id = decoded(paper);
    return id === undefined ? undefined : { kind: 'paper', id };
  }
  const [, kind, segment = ''] = ABOUT.exec(path) ?? [];
  const slug = kind && decoded(segment);
  if (!slug) return undefined;
  // The pattern knows no other kinds.
  return {
    kind: 'listing',
    query: { ...ALL_PAPERS, [kind as 'authors' | 'areas' | 'venues']: [slug] },
    limit: FEW,
  };
}
