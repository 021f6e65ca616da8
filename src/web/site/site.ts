import type { Asset } from '../assets/asset';
import type { FooterPart } from './footer-text';

/** How the operator's pages look and what they are called. */
export interface Site {
  /** Stands in the head of every page, and in titles. */
  readonly name: string;
  /** The colour of links and marks, `#rrggbb`. */
  readonly accent: string;
  readonly logo?: Asset;
  readonly footer: readonly FooterPart[];
  /** The slug of the collection that is the home page; without it the graph's first. */
  readonly homeCollection?: string;
  /** The path below which the pages are known, such as `/papergraph` where a proxy serves them there; empty for most. */
  readonly base: string;
}
