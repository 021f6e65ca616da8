import type { PaperTypeName } from '../../bibliography/vocabulary';
import type { InterchangeAuthor, InterchangePaper } from '../../interchange/interchange-json';
import { authorOf } from '../citation/author-of';
import { arxivIdIn, HAS_OWN_ISBN, type Ids, idsInAddresses, linksTo } from '../citation/paper-identity';
import { datesOf, yearIn } from '../citation/partial-date';
import { isWorkshop, repositoryOf, venueOf } from '../citation/venue-of';
import type { RisRecord } from './split-records';

/** Reference types of the RIS format; those not named here are OTHER. */
const TYPES: Readonly<Record<string, PaperTypeName>> = {
  CONF: 'CONFERENCE_PAPER',
  CPAPER: 'CONFERENCE_PAPER',
  JOUR: 'JOURNAL_ARTICLE',
  EJOUR: 'JOURNAL_ARTICLE',
  JFULL: 'JOURNAL_ARTICLE',
  INPR: 'JOURNAL_ARTICLE',
  ABST: 'JOURNAL_ARTICLE',
  MGZN: 'JOURNAL_ARTICLE',
  UNPB: 'PREPRINT',
  BOOK: 'BOOK',
  EBOOK: 'BOOK',
  EDBOOK: 'BOOK',
  CHAP: 'BOOK_CHAPTER',
  ECHAP: 'BOOK_CHAPTER',
  THES: 'THESIS',
  RPRT: 'REPORT',
  DATA: 'DATASET',
  AGGR: 'DATASET',
};

const CONTAINER_TAGS = ['T2', 'JF', 'JO', 'BT', 'C3', 'JA', 'J2', 'T3'];
/** Of a work by itself, BT is the title. */
const ISSUER_TAGS = ['PB', ...CONTAINER_TAGS.filter((tag) => tag !== 'BT')];

/** What a RIS record says, in the interchange form. `source` is its source key. */
export function paperOf({ values }: RisRecord, source: string): InterchangePaper {
  const all = (...tags: string[]): string[] => tags.flatMap((tag) => values.get(tag) ?? []).filter(Boolean);
  const first = (...tags: string[]): string | undefined => all(...tags)[0];
  const risType = first('TY')?.toUpperCase() ?? '';
  const type = typeOf(TYPES[risType] ?? 'OTHER', first(...CONTAINER_TAGS));
  const venue = first(...(HAS_OWN_ISBN.has(type) ? ISSUER_TAGS : CONTAINER_TAGS), 'PB');
  const addresses = all('UR', 'LK', 'L2').flatMap((value) => value.split(/[;\s]+(?=https?:)/i));
  const files = all('L1');
  const authors = all('AU');
  return {
    source,
    title: titleOf(values),
    abstract: first('AB', 'N2'),
    type,
    venue: venueOf(type, repositoryOf(venue) ?? venue),
    ...dates(first('PY', 'Y1'), first('DA')),
    ids: {
      ...idsInAddresses([...addresses, ...files]),
      ...ownIds(first, type),
      ...arxiv(all('T2', 'JF', 'JO', 'AN', 'M1', 'N1', 'PB')),
    },
    authors: (authors.length > 0 ? authors : all('A1')).map(author),
    keywords: keywords(all('KW')),
    links: [...(linksTo(addresses) ?? []), ...(linksTo(files, 'PDF') ?? [])],
  };
}

/** The record's title, which also tells records without a key apart. */
export function titleOf(values: RisRecord['values']): string {
  for (const tag of ['TI', 'T1', 'CT', 'BT']) {
    const value = values.get(tag)?.find(Boolean);
    if (value) return value;
  }
  return '';
}

function typeOf(type: PaperTypeName, container: string | undefined): PaperTypeName {
  if (type === 'CONFERENCE_PAPER' && container && isWorkshop(container)) return 'WORKSHOP_PAPER';
  return type === 'JOURNAL_ARTICLE' && repositoryOf(container) !== undefined ? 'PREPRINT' : type;
}

/** "Family, Given, Suffix". A name without a comma may be a body or have its given names first. */
function author(value: string): InterchangeAuthor {
  const [family, given, suffix] = value.split(',').map((part) => part.trim());
  return given ? authorOf({ given, family, suffix }) : { name: family ?? '' };
}

/** Dates are YYYY/MM/DD/other information, each part after the first optional. */
function dates(
  year: string | undefined,
  date: string | undefined,
): Pick<InterchangePaper, 'year' | 'publishedOn'> {
  const stated = yearIn(year);
  for (const text of [date, year]) {
    const [, own, month, day] = /^(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?!\d)/.exec(text ?? '') ?? [];
    if (own && Number(own) === (stated ?? Number(own)))
      return datesOf(Number(own), Number(month), Number(day));
  }
  return datesOf(stated ?? yearIn(date));
}

function ownIds(first: (...tags: string[]) => string | undefined, type: PaperTypeName): Ids {
  const isPubmed = /^(pubmed|medline|nlm)$/i.test(first('DB', 'DP') ?? '');
  const given: Record<string, string | undefined> = {
    doi: first('DO') ?? [first('M3')].find((value) => value?.startsWith('10.')),
    isbn: HAS_OWN_ISBN.has(type) ? first('SN')?.split(/[;,]|\s(?=\d{3}|97)/)[0] : undefined,
    pmid: isPubmed ? first('AN') : undefined,
    pmcid: [first('C2')].find((value) => value?.startsWith('PMC')),
  };
  const known = Object.entries(given).flatMap(([scheme, value]): [string, string][] =>
    value ? [[scheme, value]] : [],
  );
  return Object.fromEntries(known);
}

function arxiv(texts: readonly string[]): Ids {
  const id = texts.map(arxivIdIn).find((found) => found !== undefined);
  return id === undefined ? {} : { arxiv: id };
}

/** One keyword a line; some write all into one. */
function keywords(lines: readonly string[]): string[] {
  const [only = ''] = lines;
  return (lines.length === 1 ? only.split(';') : lines).map((keyword) => keyword.trim()).filter(Boolean);
}
