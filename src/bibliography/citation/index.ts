import { apa } from './apa';
import { bibtex } from './bibtex';
import type { CitablePaper } from './citable';
import { cslJson } from './csl-json';
import { ris } from './ris';

export type { CitableAuthor, CitablePaper, CitableVenue } from './citable';

/** Every style a citation can be written in, by its name in the graph. */
export const CITATION_STYLES = {
  BIBTEX: bibtex,
  RIS: ris,
  CSL_JSON: cslJson,
  APA: apa,
} as const satisfies Record<string, (paper: CitablePaper) => string>;
