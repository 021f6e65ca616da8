import type { ImportFormat, SourceReader } from './source-reader';

/**
 * The reader of a format. It is loaded only now: some readers bring large libraries.
 *
 * The types of what `require` gives are those of the modules it names.
 */
export function readerOf(format: ImportFormat): SourceReader {
  switch (format) {
    case 'jsonl':
      return (require('./jsonl') as typeof import('./jsonl')).readJsonl;
    case 'bibtex':
      return (require('./bibtex') as typeof import('./bibtex')).readBibtex;
    case 'csl-json':
      return (require('./csl-json') as typeof import('./csl-json')).readCslJson;
    case 'ris':
      return (require('./ris') as typeof import('./ris')).readRis;
    case 'openalex':
      return (require('./openalex') as typeof import('./openalex')).readOpenAlex;
    case 'crossref':
      return (require('./crossref') as typeof import('./crossref')).readCrossref;
    case 'semantic-scholar':
      return (require('./semantic-scholar') as typeof import('./semantic-scholar')).readSemanticScholar;
    case 'arxiv':
      return (require('./arxiv') as typeof import('./arxiv')).readArxiv;
  }
}
