import { createHash } from 'node:crypto';
import { excerptOf } from '../bibliography/excerpt';
import { fold } from '../bibliography/fold';
import type { PaperTypeName } from '../bibliography/vocabulary';
import { cleanAuthors } from './clean-author';
import { cleanCollections } from './clean-collections';
import { cleanDates } from './clean-dates';
import { cleanGraphState } from './clean-graph-state';
import { cleanPaperIdentifiers } from './clean-identifiers';
import { cleanLinks } from './clean-links';
import { Notes } from './clean-notes';
import { cleanReferences } from './clean-references';
import { cleanAreas, cleanAwards, cleanTerms } from './clean-terms';
import { integerOf, isObject, type JsonObject, kindOf, lineOf, noteUnknownKeys, textOf } from './clean-value';
import { cleanPresentation, cleanType, cleanVenue } from './clean-venue';
import { LIMITS } from './limits';
import type { PaperIdentifier, PaperRecord } from './paper-record';
import { Rejection } from './rejection';

const PAPER_KEYS = new Set([
  'source',
  'title',
  'abstract',
  'excerpt',
  'type',
  'venue',
  'year',
  'publishedOn',
  'firstPublicOn',
  'presentation',
  'award',
  'ids',
  'authors',
  'areas',
  'keywords',
  'links',
  'references',
  'citationCount',
  'collection',
  'graph',
]);

/** An ISBN names the whole book: a chapter and a paper in proceedings share it with others. */
const TYPES_WITH_ISBN: ReadonlySet<PaperTypeName> = new Set(['BOOK', 'THESIS', 'REPORT']);

/** A clean record, and what was done to make it so, in words that are equal for equal deeds. */
export interface CleanedPaper {
  readonly record: PaperRecord;
  readonly notes: readonly string[];
}

/**
 * Makes of what a source gave the one form that the graph is written from; see limits.ts and docs/importing.md for the
 * rules. Takes any JSON value and trusts none of it. Cleaning what `toInterchange` makes of a record gives that record.
 *
 * @param paper an `InterchangePaper`, or whatever stood in its place.
 * @throws Rejection when it cannot become a paper.
 */
export function cleanRecord(paper: unknown): CleanedPaper {
  if (!isObject(paper)) throw new Rejection(`a paper must be an object, not ${kindOf(paper)}`);
  const notes = new Notes();
  const record = recordOf(paper, notes);
  const graph = cleanGraphState(paper.graph, (contribution) => recordOf(contribution, notes), notes);
  return { record: graph ? { ...record, graph } : record, notes: notes.texts() };
}

function recordOf(paper: JsonObject, notes: Notes): PaperRecord {
  noteUnknownKeys(paper, PAPER_KEYS, '', notes);
  const title = titleOf(paper.title, notes);
  const authors = cleanAuthors(paper.authors, notes);
  const venue = cleanVenue(paper.venue, notes);
  const dates = cleanDates(paper, notes);
  const allIds = cleanPaperIdentifiers(paper.ids, notes);
  const type = cleanType(paper.type, { venue, ids: allIds }, notes);
  const ids = idsOfType(allIds, type, notes);
  const abstract = textOf(paper.abstract, 'abstract', LIMITS.abstract, notes);
  const excerpt = textOf(paper.excerpt, 'excerpt', LIMITS.excerpt, notes);
  const isOwnExcerpt = excerpt !== undefined && (abstract === undefined || excerpt !== excerptOf(abstract));
  const presentation = cleanPresentation(paper.presentation, notes);
  const citationCount = integerOf(paper.citationCount, 'citationCount', 0, notes);
  return {
    source:
      sourceOf(paper.source) ?? contentKey({ title, ids, year: dates.year, firstAuthor: authors[0]?.name }),
    title,
    ...(abstract !== undefined && { abstract }),
    ...(isOwnExcerpt && { excerpt }),
    type,
    ...(venue !== undefined && { venue }),
    ...dates,
    ...(presentation !== undefined && { presentation }),
    ...(citationCount !== undefined && { citationCount }),
    awards: cleanAwards(paper.award, notes),
    ids,
    authors,
    areas: cleanAreas(paper.areas, notes),
    keywords: cleanTerms(paper.keywords, 'keyword', LIMITS.keywords, notes),
    links: cleanLinks(paper.links, notes),
    references: cleanReferences(paper.references, notes),
    collections: cleanCollections(paper.collection, notes),
  };
}

function titleOf(value: unknown, notes: Notes): string {
  if (value !== undefined && value !== null && typeof value !== 'string') {
    throw new Rejection(`title must be text, not ${kindOf(value)}`);
  }
  const title = textOf(value, 'title', LIMITS.title, notes);
  if (title === undefined) throw new Rejection('has no title');
  return title;
}

function sourceOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new Rejection(`source must be text, not ${kindOf(value)}`);
  const source = lineOf(value, 'source', LIMITS.sourceKey + 1, new Notes());
  if (source !== undefined && (source.length > LIMITS.sourceKey || value.length > LIMITS.sourceKey * 2)) {
    throw new Rejection(`source is longer than ${LIMITS.sourceKey} characters`);
  }
  return source;
}

function idsOfType(
  ids: readonly PaperIdentifier[],
  type: PaperTypeName,
  notes: Notes,
): readonly PaperIdentifier[] {
  if (TYPES_WITH_ISBN.has(type)) return ids;
  const own = ids.filter(({ scheme }) => scheme !== 'ISBN');
  if (own.length < ids.length)
    notes.dropped('ISBN', 'names a book that the paper is part of', ids.length - own.length);
  return own;
}

/** A key for a record whose source gives none: equal content gives the same key again. */
function contentKey(content: {
  title: string;
  ids: readonly PaperIdentifier[];
  year: number | undefined;
  firstAuthor: string | undefined;
}): string {
  const [id] = content.ids;
  if (id) return `${id.scheme.toLowerCase()}:${id.value}`.slice(0, LIMITS.sourceKey);
  const told = [fold(content.title), content.year ?? '', fold(content.firstAuthor ?? '')].join('\n');
  return `record:${createHash('sha256').update(told).digest('hex').slice(0, 32)}`;
}
