import type { PaperTypeName } from '../../bibliography/vocabulary';
import type { InterchangePaper } from '../../interchange/interchange-json';
import { arxivIdIn, HAS_OWN_ISBN, type Ids, idsInAddresses, linksTo } from '../citation/paper-identity';
import { datesOf, monthOf, yearIn } from '../citation/partial-date';
import { isWorkshop, repositoryOf, venueOf } from '../citation/venue-of';
import { authorsOf } from './author-names';
import { latexText, verbatimText } from './latex-text';
import type { BibtexEntry } from './parse-entry';

/** Types of BibTeX and biblatex; those not named here are OTHER. */
const TYPES: Readonly<Record<string, PaperTypeName>> = {
  inproceedings: 'CONFERENCE_PAPER',
  conference: 'CONFERENCE_PAPER',
  article: 'JOURNAL_ARTICLE',
  book: 'BOOK',
  mvbook: 'BOOK',
  collection: 'BOOK',
  proceedings: 'BOOK',
  mvproceedings: 'BOOK',
  incollection: 'BOOK_CHAPTER',
  inbook: 'BOOK_CHAPTER',
  suppbook: 'BOOK_CHAPTER',
  inreference: 'BOOK_CHAPTER',
  thesis: 'THESIS',
  phdthesis: 'THESIS',
  mastersthesis: 'THESIS',
  techreport: 'REPORT',
  report: 'REPORT',
  dataset: 'DATASET',
  data: 'DATASET',
};

/** The fields in which each type says where it appeared, the first that is there. */
const VENUE_FIELDS: Readonly<Record<PaperTypeName, readonly string[]>> = {
  CONFERENCE_PAPER: ['booktitle', 'eventtitle', 'journal', 'series'],
  WORKSHOP_PAPER: ['booktitle', 'eventtitle', 'journal', 'series'],
  JOURNAL_ARTICLE: ['journal', 'journaltitle', 'booktitle'],
  PREPRINT: ['howpublished', 'journal', 'journaltitle', 'publisher'],
  BOOK: ['publisher'],
  BOOK_CHAPTER: ['booktitle', 'publisher'],
  THESIS: ['school', 'institution', 'publisher'],
  REPORT: ['institution', 'publisher', 'organization', 'school'],
  DATASET: ['howpublished', 'publisher', 'organization'],
  OTHER: ['howpublished', 'booktitle', 'journal', 'publisher', 'organization', 'institution'],
};

const ADDRESS = /https?:\/\/[^\s{}]+/i;

/** What a BibTeX entry says, in the interchange form. `source` is its source key. */
export function paperOf({ type: entryType, key, fields }: BibtexEntry, source: string): InterchangePaper {
  const text = (name: string): string | undefined => latexText(fields.get(name) ?? '') || undefined;
  const first = (names: readonly string[]): string | undefined => {
    for (const name of names) {
      const value = text(name);
      if (value && !ADDRESS.test(value)) return value;
    }
    return undefined;
  };
  const addresses = ['url', 'ee', 'howpublished'].flatMap((name) => address(fields.get(name)) ?? []);
  const files = [address(fields.get('pdf')) ?? []].flat();
  const arxiv = arxivIdOf(fields);
  const repository = ['journal', 'journaltitle', 'howpublished', 'publisher', 'archiveprefix', 'eprinttype']
    .map((name) => repositoryOf(text(name)))
    .find((name) => name !== undefined);
  const type = typeOf(entryType, first(['booktitle']), () =>
    entryType === 'article'
      ? repositoryOf(first(['journal', 'journaltitle'])) !== undefined ||
        (first(['journal', 'journaltitle']) === undefined && fields.has('eprint'))
      : arxiv !== undefined || repository !== undefined,
  );
  const venue = first(VENUE_FIELDS[type]);
  const title = [text('title'), text('subtitle')].filter(Boolean).join(': ');
  return {
    source,
    title,
    abstract: text('abstract'),
    type,
    venue: venueOf(type, type === 'PREPRINT' ? (repositoryOf(venue) ?? venue) : venue),
    ...dates(fields),
    ids: {
      ...idsInAddresses([...addresses, ...files, ...(address(fields.get('biburl')) ?? [])]),
      ...ownIds(fields, type),
      ...(arxiv !== undefined && { arxiv }),
      ...(/^dblp:/i.test(key) && { dblp: key }),
    },
    authors: authorsOf(fields.get('author') ?? ''),
    keywords: keywords(text('keywords') ?? text('keyword')),
    links: [...(linksTo(addresses) ?? []), ...(linksTo(files, 'PDF') ?? [])],
  };
}

function typeOf(entryType: string, booktitle: string | undefined, isPreprint: () => boolean): PaperTypeName {
  const type = TYPES[entryType] ?? 'OTHER';
  if (type === 'CONFERENCE_PAPER' && booktitle && isWorkshop(booktitle)) return 'WORKSHOP_PAPER';
  return (type === 'JOURNAL_ARTICLE' || type === 'OTHER') && isPreprint() ? 'PREPRINT' : type;
}

/** The address that a field gives, with or without `\url`; of several the first. */
function address(value: string | undefined): string[] | undefined {
  const [start] = /https?:\/\/[\s\S]*/i.exec(value ?? '') ?? [];
  const [one] = (start ?? '').split(/[\s,;]+(?=https?:)|\}/i);
  return one ? [verbatimText(one)] : undefined;
}

function arxivIdOf(fields: ReadonlyMap<string, string>): string | undefined {
  const eprint = verbatimText(fields.get('eprint') ?? '');
  const archive = (fields.get('archiveprefix') ?? fields.get('eprinttype') ?? '').trim();
  if (eprint && /^arxiv$/i.test(archive)) return eprint;
  const written = ['arxivid', 'eprint', 'journal', 'journaltitle', 'howpublished', 'volume', 'note']
    .map((name) => fields.get(name) ?? '')
    .map((value) =>
      /^\s*(abs\/)?(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(v\d+)?\s*$/i.test(value)
        ? `arXiv:${value.trim().replace(/^abs\//, '')}`
        : value,
    );
  return written.map(arxivIdIn).find((id) => id !== undefined);
}

function ownIds(fields: ReadonlyMap<string, string>, type: PaperTypeName): Ids {
  const isPubmed = /^pubmed$/i.test((fields.get('eprinttype') ?? '').trim());
  const given: Record<string, string | undefined> = {
    doi: fields.get('doi'),
    pmid: fields.get('pmid') ?? (isPubmed ? fields.get('eprint') : undefined),
    pmcid: fields.get('pmcid') ?? fields.get('pmc'),
    openreview: fields.get('openreview'),
    isbn: HAS_OWN_ISBN.has(type) ? fields.get('isbn')?.split(/[,;]|\s(?=\d{3}|97)/)[0] : undefined,
  };
  const ids = Object.entries(given).map(([scheme, value]): [string, string] => [
    scheme,
    verbatimText(value ?? ''),
  ]);
  return Object.fromEntries(ids.filter(([, value]) => value !== ''));
}

function dates(fields: ReadonlyMap<string, string>): Pick<InterchangePaper, 'year' | 'publishedOn'> {
  const whole = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec((fields.get('date') ?? '').trim());
  if (whole) return datesOf(Number(whole[1]), Number(whole[2]), Number(whole[3]));
  const year = yearIn(fields.get('year') ?? fields.get('date'));
  // "4 " # jan is the day; "04--07 Jan" are the days of a conference.
  const month = latexText(fields.get('month') ?? '');
  const days = month.match(/(?<!\d)\d{1,2}(?!\d)/g) ?? [];
  const [name] = /\p{L}+/u.exec(month) ?? [];
  if (name === undefined) return datesOf(year, monthOf(month), Number(fields.get('day')));
  return datesOf(year, monthOf(name), Number(fields.get('day') ?? (days.length === 1 ? days[0] : undefined)));
}

function keywords(list: string | undefined): string[] {
  const separator = list?.includes(';') ? ';' : ',';
  return (list ?? '')
    .split(separator)
    .map((keyword) => keyword.trim())
    .filter(Boolean);
}
