import { normaliseIdentifier } from '../../bibliography/identifier';
import type { VenueKindName } from '../../bibliography/vocabulary';
import type { InterchangePaper } from '../../interchange/interchange-json';
import { textOfInvertedIndex } from '../text/inverted-index';
import { type Fields, fieldsOf, listOf, pmcidOf, textOf, textsOf } from '../text/json-fields';
import { typeOfWork } from '../text/work-type';
import { authorOf } from './authorship-author';

/** What OpenAlex calls the kinds of its sources. */
const VENUE_KINDS: Readonly<Record<string, VenueKindName>> = {
  journal: 'JOURNAL',
  conference: 'CONFERENCE',
  repository: 'REPOSITORY',
};

/** A concept that a work has less than so much of says little of the work. */
const LEAST_SCORE = 0.3;

const ARXIV_PAGE = /^https?:\/\/(www\.)?arxiv\.org\/(abs|pdf)\//i;

/** The paper that a work of OpenAlex is (https://docs.openalex.org/api-entities/works/work-object). */
export function paperOfWork(value: unknown): InterchangePaper {
  const work = fieldsOf(value);
  const ids = fieldsOf(work.ids);
  const id = normaliseIdentifier('OPENALEX', textOf(work.id ?? ids.openalex) ?? '');
  const primary = fieldsOf(work.primary_location);
  const pmcid = pmcidOf(ids.pmcid);
  return {
    ...(id !== null && { source: `openalex:${id}` }),
    title: textOf(work.title) ?? textOf(work.display_name) ?? null,
    abstract: textOfInvertedIndex(work.abstract_inverted_index) ?? null,
    type: typeOfWork(work.type_crossref) ?? typeOfWork(work.type) ?? null,
    venue: venueOf(primary),
    year: textOf(work.publication_year) ?? null,
    publishedOn: dateOf(work.publication_date),
    ids: {
      doi: textOf(work.doi ?? ids.doi) ?? null,
      arxiv: listOf(work.locations).flatMap(arxivOf),
      openalex: id,
      pmid: textOf(ids.pmid) ?? null,
      ...(pmcid !== undefined && { pmcid }),
    },
    authors: listOf(work.authorships).map(authorOf),
    areas: areasOf(work),
    keywords: listOf(work.keywords).flatMap(keywordOf),
    links: linksOf(work, primary),
    references: textsOf(work.referenced_works).map((openalex) => ({ openalex })),
    ...(typeof work.cited_by_count === 'number' && { citationCount: work.cited_by_count }),
  };
}

function venueOf(location: Fields): InterchangePaper['venue'] {
  const source = fieldsOf(location.source);
  const name = textOf(source.display_name);
  if (name === undefined) return null;
  const type = textOf(source.type) ?? '';
  return { name, kind: Object.hasOwn(VENUE_KINDS, type) ? VENUE_KINDS[type] : 'OTHER' };
}

/** OpenAlex writes the first of January where it knows the year alone. */
function dateOf(value: unknown): string | null {
  const date = textOf(value) ?? null;
  return date?.endsWith('-01-01') ? date.slice(0, 4) : date;
}

function arxivOf(location: unknown): string[] {
  const page = textOf(fieldsOf(location).landing_page_url);
  return page !== undefined && ARXIV_PAGE.test(page) ? [page] : [];
}

function keywordOf(value: unknown): string[] {
  const { display_name: name, keyword } = fieldsOf(value);
  return textsOf([name ?? keyword ?? value]);
}

/** The fields and subfields of the topics; in works from before there were topics, the broadest concepts. */
function areasOf(work: Fields): string[] {
  const topics = [work.primary_topic, ...listOf(work.topics)].map(fieldsOf);
  const areas = topics.flatMap(({ field, subfield }) => {
    const names = textsOf([fieldsOf(field).display_name, fieldsOf(subfield).display_name]);
    return names.length > 0 ? [names.join(' > ')] : [];
  });
  if (areas.length > 0) return areas;
  return listOf(work.concepts)
    .map(fieldsOf)
    .filter(({ level, score }) => level === 0 && typeof score === 'number' && score >= LEAST_SCORE)
    .flatMap(({ display_name }) => textsOf([display_name]));
}

function linksOf(work: Fields, primary: Fields): { kind: string; url: string }[] {
  const links: { kind: string; url: string }[] = [];
  const add = (kind: string, value: unknown): void => {
    const url = textOf(value);
    if (url !== undefined && !links.some((link) => link.url === url)) links.push({ kind, url });
  };
  add('LANDING', primary.landing_page_url);
  add('PDF', primary.pdf_url);
  for (const page of listOf(work.locations).flatMap(arxivOf)) add('PREPRINT', page);
  const open = textOf(fieldsOf(work.open_access).oa_url);
  add(open?.endsWith('.pdf') ? 'PDF' : 'OTHER', open);
  return links;
}
