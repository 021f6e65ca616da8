import type { PaperTypeName } from '../../bibliography/vocabulary';
import type { InterchangeAuthor, InterchangePaper } from '../../interchange/interchange-json';
import { authorOf } from '../citation/author-of';
import { arxivIdIn, HAS_OWN_ISBN, type Ids, idsInAddresses, linksTo } from '../citation/paper-identity';
import { datesOf, yearIn } from '../citation/partial-date';
import { isWorkshop, repositoryOf, venueOf } from '../citation/venue-of';

/** Item types of CSL and, below, those that Crossref gives in their place; what is not named here is OTHER. */
const TYPES: Readonly<Record<string, PaperTypeName>> = {
  'paper-conference': 'CONFERENCE_PAPER',
  'article-journal': 'JOURNAL_ARTICLE',
  'article-magazine': 'JOURNAL_ARTICLE',
  'article-newspaper': 'JOURNAL_ARTICLE',
  review: 'JOURNAL_ARTICLE',
  article: 'PREPRINT',
  book: 'BOOK',
  collection: 'BOOK',
  chapter: 'BOOK_CHAPTER',
  entry: 'BOOK_CHAPTER',
  'entry-dictionary': 'BOOK_CHAPTER',
  'entry-encyclopedia': 'BOOK_CHAPTER',
  thesis: 'THESIS',
  report: 'REPORT',
  dataset: 'DATASET',
  'proceedings-article': 'CONFERENCE_PAPER',
  'journal-article': 'JOURNAL_ARTICLE',
  'posted-content': 'PREPRINT',
  'book-chapter': 'BOOK_CHAPTER',
  monograph: 'BOOK',
  dissertation: 'THESIS',
};

/** A JSON object whose fields are still to be looked at. */
export type Item = Readonly<Record<string, unknown>>;

/** Whether a JSON value is an object. */
export function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text, a number as text, or the first of a list of them, as Crossref has titles; empty where it is none. */
export function textOf(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.trim() : typeof first === 'number' ? String(first) : '';
}

/** What a CSL-JSON item says, in the interchange form. `source` is its source key. */
export function paperOf(item: Item, source: string): InterchangePaper {
  const text = (...names: string[]): string => names.map((name) => textOf(item[name])).find(Boolean) ?? '';
  const container = text('container-title', 'event-title', 'event');
  const type = typeOf(text('type'), container);
  const venue = HAS_OWN_ISBN.has(type) ? text('publisher') || container : container || text('publisher');
  const acronym = textOf(item['container-title-short']);
  const addresses = [text('URL')];
  return {
    source,
    title: text('title'),
    abstract: text('abstract'),
    type,
    venue: withAcronym(venueOf(type, repositoryOf(venue) ?? venue), acronym),
    ...dates(item.issued),
    ids: { ...idsInAddresses(addresses), ...ownIds(text, type), ...arxiv(item) },
    authors: Array.isArray(item.author) ? item.author.flatMap((name: unknown) => author(name) ?? []) : [],
    keywords: keywords(item.keyword),
    links: linksTo(addresses),
  };
}

function typeOf(itemType: string, container: string): PaperTypeName {
  const type = TYPES[itemType] ?? 'OTHER';
  if (type === 'CONFERENCE_PAPER' && isWorkshop(container)) return 'WORKSHOP_PAPER';
  return type === 'JOURNAL_ARTICLE' && repositoryOf(container) !== undefined ? 'PREPRINT' : type;
}

/** Short titles of journals, such as "J. Mach. Learn. Res.", are no acronyms. */
function withAcronym(venue: InterchangePaper['venue'], acronym: string): InterchangePaper['venue'] {
  return venue && /^[^\s.]{1,20}$/.test(acronym) ? { ...venue, acronym } : venue;
}

function author(value: unknown): InterchangeAuthor | undefined {
  if (!isItem(value)) return textOf(value) ? { name: textOf(value) } : undefined;
  const part = (name: string) => textOf(value[name]);
  const particles = [part('dropping-particle'), part('non-dropping-particle')];
  const family = [...particles, part('family')].filter(Boolean).join(' ') || part('literal') || part('name');
  const named = authorOf({ given: part('given'), family, suffix: part('suffix') });
  if (!named.name) return undefined;
  const orcid = part('ORCID');
  return orcid ? { ...named, orcid } : named;
}

/** Dates in parts, of which a second one ends a range, or as text. */
function dates(issued: unknown): Pick<InterchangePaper, 'year' | 'publishedOn'> {
  const date: Item = isItem(issued) ? issued : { raw: issued };
  const ends: readonly unknown[] = Array.isArray(date['date-parts']) ? date['date-parts'] : [];
  const [start] = ends;
  if (Array.isArray(start) && textOf(start[0])) {
    const [year, month, day] = start.map(Number);
    return ends.length > 1 ? datesOf(year) : datesOf(year, month, day);
  }
  const text = textOf(date.raw) || textOf(date.literal);
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text) ?? [];
  return year ? datesOf(Number(year), Number(month), Number(day)) : datesOf(yearIn(text));
}

function ownIds(text: (...names: string[]) => string, type: PaperTypeName): Ids {
  const given = {
    doi: text('DOI'),
    pmid: text('PMID'),
    pmcid: text('PMCID'),
    isbn: HAS_OWN_ISBN.has(type) ? (text('ISBN').split(/[;,]|\s(?=\d{3}|97)/)[0] ?? '') : '',
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

/** arXiv's identifier, which CSL has no field for: in what names an archive, or in remarks. */
function arxiv(item: Item): Ids {
  const custom = isItem(item.custom)
    ? Object.entries(item.custom).map(([name, value]) => `${name}:${textOf(value)}`)
    : [];
  const isArchived = /^arxiv$/i.test(textOf(item.archive));
  const place = textOf(item.archive_location) || textOf(item['archive-location']) || textOf(item.number);
  const texts = [
    ...['number', 'note', 'container-title', 'publisher', 'archive_location'].map((name) =>
      textOf(item[name]),
    ),
    ...custom,
  ];
  const id =
    (isArchived && arxivIdIn(`arXiv:${place.replace(/^arxiv:/i, '')}`)) || texts.map(arxivIdIn).find(Boolean);
  return id ? { arxiv: id } : {};
}

function keywords(value: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(value)
    ? value
    : textOf(value).split(textOf(value).includes(';') ? ';' : ',');
  return list.map(textOf).filter(Boolean);
}
