import { bibtexList } from './bibtex-list';
import { type PaperJson, paperJson } from './paper-json';
import type { CitedPaper, PaperList } from './paper-list';

interface FormatDescription {
  /** What stands behind the dot of its address. */
  readonly extension: string;
  /** In lower case, without parameters. */
  readonly mediaType: string;
}

/** A format whose papers are citations of one style. */
export interface CitationFormat extends FormatDescription {
  /** As `CitationStyle` in the graph. */
  readonly style: 'BIBTEX' | 'RIS' | 'CSL_JSON';
  list(): PaperList<CitedPaper>;
}

/** The format that holds what the graph knows. */
export interface RecordFormat extends FormatDescription {
  readonly style: null;
  list(base: string): PaperList<PaperJson>;
}

/** A format that papers can be had in. */
export type ExportFormat = CitationFormat | RecordFormat;

/** Puts what stands between the items of a JSON list before each of them, one a line. */
function itemWriter(): (item: unknown) => string {
  let before = '\n';
  return (item) => {
    const text = `${before}${JSON.stringify(item)}`;
    before = ',\n';
    return text;
  };
}

/** BibTeX entries, one after the other. */
const BIBTEX: CitationFormat = {
  extension: 'bib',
  mediaType: 'application/x-bibtex',
  style: 'BIBTEX',
  list: bibtexList,
};

/** RIS records, one after the other. */
const RIS: CitationFormat = {
  extension: 'ris',
  mediaType: 'application/x-research-info-systems',
  style: 'RIS',
  list: () => ({ opening: '', paper: ({ citation }) => citation, closing: () => '' }),
};

/** One list of CSL-JSON items. The graph gives each as a list of its own. */
const CSL_JSON: CitationFormat = {
  extension: 'csl.json',
  mediaType: 'application/vnd.citationstyles.csl+json',
  style: 'CSL_JSON',
  list: () => {
    const write = itemWriter();
    return {
      opening: '[',
      paper: ({ citation }) => {
        const [item]: unknown[] = JSON.parse(citation);
        return write(item);
      },
      closing: () => '\n]\n',
    };
  },
};

/** An object with all papers, and behind them how many they are. */
const JSON_RECORDS: RecordFormat = {
  extension: 'json',
  mediaType: 'application/json',
  style: null,
  list: (base) => {
    const write = itemWriter();
    return {
      opening: '{"papers":[',
      paper: (paper) => write(paperJson(paper, base)),
      closing: (count) => `\n],"totalCount":${count}}\n`,
    };
  },
};

/** Every format that papers can be had in; `csl.json` before `json`, which it ends in. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [BIBTEX, RIS, CSL_JSON, JSON_RECORDS];
