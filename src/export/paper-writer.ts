import { bibtex, citationKey } from '../bibliography/citation/bibtex';
import type { CitablePaper } from '../bibliography/citation/citable';
import { cslItem } from '../bibliography/citation/csl-json';
import { ris } from '../bibliography/citation/ris';
import { splitName } from '../bibliography/person-name';
import { readCitablePapers } from '../database/citable-papers';
import type { Query } from '../database/query';
import { storedRecords } from '../interchange/stored-records';
import { toInterchange } from '../interchange/to-interchange';
import type { ExportFormat } from './format-names';

/** How one export is written; made anew for each. */
export interface PaperWriter {
  readonly opening: string;
  /** The papers of these ids, which come in the order they are to be written. */
  papers(query: Query, ids: readonly number[]): Promise<string>;
  readonly closing: string;
}

/**
 * Authors as this paper prints them: the parts of their names are those of persons, who may be called otherwise elsewhere.
 * A name with a comma that has no such parts is left whole.
 */
function asPrinted(paper: CitablePaper): CitablePaper {
  const authors = paper.authors.map((author) => {
    const { name, given, family } = author;
    if ([given, family].filter(Boolean).join(' ') === name) return author;
    return { name, ...(name.includes(',') ? { given: null, family: null } : splitName(name)) };
  });
  return { ...paper, authors };
}

/** A writer that writes one citation after another. */
function citationWriter(cite: (paper: CitablePaper) => string, opening = '', closing = ''): PaperWriter {
  return {
    opening,
    async papers(query, ids) {
      const papers = await readCitablePapers(query, ids);
      return papers.flatMap((paper) => (paper ? [cite(asPrinted(paper))] : [])).join('');
    },
    closing,
  };
}

/** Entries under keys of their own: one that is taken gets a number behind it. Remembers every key, some 60 bytes each. */
function bibtexWriter(): PaperWriter {
  const taken = new Set<string>();
  return citationWriter((paper) => {
    const wanted = citationKey(paper);
    let key = wanted;
    for (let number = 2; taken.has(key); number += 1) key = `${wanted}x${number}`;
    taken.add(key);
    return `${bibtex(paper, { key, isComplete: true })}\n`;
  });
}

/** One list, valid also where it is empty. */
function cslJsonWriter(): PaperWriter {
  let separator = '\n';
  const item = (paper: CitablePaper) => {
    const text = `${separator}${JSON.stringify(cslItem(paper))}`;
    separator = ',\n';
    return text;
  };
  return citationWriter(item, '[', '\n]\n');
}

const jsonlWriter: PaperWriter = {
  opening: '',
  async papers(query, ids) {
    const records = await storedRecords(query, ids, { state: true });
    return [...records.values()].map((record) => `${JSON.stringify(toInterchange(record))}\n`).join('');
  },
  closing: '',
};

const WRITERS: Readonly<Record<ExportFormat, () => PaperWriter>> = {
  jsonl: () => jsonlWriter,
  bibtex: bibtexWriter,
  'csl-json': cslJsonWriter,
  ris: () => citationWriter(ris),
};

/** A writer of that format. */
export function createPaperWriter(format: ExportFormat): PaperWriter {
  return WRITERS[format]();
}
