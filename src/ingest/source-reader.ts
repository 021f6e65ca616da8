import type { InterchangePaper } from '../interchange/interchange-json';

/** The formats that can be imported, by the names that `--format` takes. */
export const IMPORT_FORMATS = [
  'jsonl',
  'bibtex',
  'csl-json',
  'ris',
  'openalex',
  'crossref',
  'semantic-scholar',
  'arxiv',
] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** One entry of an input, in its order. */
export type Reading =
  /** A paper in the interchange form, not yet cleaned. `line` is where it begins in the uncompressed input, from 1. */
  | {
      readonly kind: 'paper';
      readonly line: number;
      readonly paper: InterchangePaper;
      /** What had to be mended to read the entry, in the same words for all entries that need the same. */
      readonly note?: string;
    }
  /** What a graph's export says beside its papers; see `EntityRecord`. */
  | { readonly kind: 'entity'; readonly line: number; readonly entity: unknown }
  /** An entry that could not be read. `text` is its beginning, as it stands. */
  | { readonly kind: 'fault'; readonly line: number; readonly reason: string; readonly text: string };

/** What a reader is told about its input. */
export interface InputContext {
  /** The input's name, which goes into the source keys of formats whose keys are only its own: "lab.bib". */
  readonly name: string;
}

/**
 * Reads one format. Holds no more of the input than one entry (JSON documents that are one object or list: at most
 * one such document of bounded size). Faults of single entries are yielded; only what makes the rest unreadable is thrown.
 *
 * @throws InputError
 */
export type SourceReader = (input: AsyncIterable<Buffer>, context: InputContext) => AsyncIterable<Reading>;
