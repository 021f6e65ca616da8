import { normaliseIdentifier } from '../../bibliography/identifier';
import type {
  InterchangeAuthor,
  InterchangePaper,
  InterchangeReference,
} from '../../interchange/interchange-json';
import { type Fields, fieldsOf, listOf, textOf, textsOf } from '../text/json-fields';
import { typeOfWork } from '../text/work-type';

/** The heading that most abstracts begin with. */
const ABSTRACT_HEADING = /^\s*<(jats:)?title>\s*(abstract|summary)\s*[.:]?\s*<\/(jats:)?title>/i;

/** The paper that a work of Crossref is (https://api.crossref.org/swagger-ui/index.html, "Work"). */
export function paperOfWork(value: unknown): InterchangePaper {
  const work = fieldsOf(value);
  const doi = normaliseIdentifier('DOI', textOf(work.DOI) ?? '');
  const type = typeOfWork(work.type);
  return {
    ...(doi !== null && { source: `crossref:${doi}` }),
    title: titleOf(work),
    abstract: textOf(work.abstract)?.replace(ABSTRACT_HEADING, '') ?? null,
    type: type ?? null,
    venue: venueOf(work),
    publishedOn: dateOf(work.published) ?? dateOf(work.issued),
    firstPublicOn: dateOf(work.posted),
    ids: { doi, ...(type === 'BOOK' && { isbn: textsOf(work.ISBN) }) },
    authors: listOf(work.author).map(authorOf),
    keywords: textsOf(work.subject),
    links: linksOf(work),
    references: listOf(work.reference).flatMap((reference) => referenceOf(fieldsOf(reference))),
    ...(typeof work['is-referenced-by-count'] === 'number' && {
      citationCount: work['is-referenced-by-count'],
    }),
  };
}

/** The title with its subtitle, as other sources have it in one. */
function titleOf(work: Fields): string | null {
  const [title] = textsOf(Array.isArray(work.title) ? work.title : [work.title]);
  const [subtitle] = textsOf(work.subtitle);
  if (title === undefined) return null;
  return subtitle === undefined || title.includes(subtitle) ? title : `${title}: ${subtitle}`;
}

function venueOf(work: Fields): InterchangePaper['venue'] {
  const titles = textsOf(work['container-title']);
  switch (work.type) {
    case 'journal-article':
      return titles[0] === undefined ? null : { name: titles[0], kind: 'JOURNAL' };
    case 'posted-content': {
      const name = titles[0] ?? textOf(fieldsOf(listOf(work.institution)[0]).name);
      return name === undefined ? null : { name, kind: 'REPOSITORY' };
    }
    default: {
      // The series stands before the volume in it.
      const name = titles.at(-1);
      if (name === undefined) return null;
      return { name, kind: work.type === 'proceedings-article' ? 'CONFERENCE' : 'OTHER' };
    }
  }
}

/** YYYY, YYYY-MM or YYYY-MM-DD, as much as is known; null where not even the year is. */
function dateOf(value: unknown): string | null {
  const [parts] = listOf(fieldsOf(value)['date-parts']);
  const known: string[] = [];
  for (const [index, part] of listOf(parts).entries()) {
    const number = textOf(part);
    if (number === undefined || !/^0*[1-9]\d*$/.test(number)) break;
    known.push(number.padStart(index === 0 ? 4 : 2, '0'));
  }
  return known.length > 0 ? known.slice(0, 3).join('-') : null;
}

function authorOf(value: unknown): InterchangeAuthor {
  const author = fieldsOf(value);
  const given = textOf(author.given);
  const family = textOf(author.family);
  const organization = textOf(author.name);
  const name = textsOf([given, family, author.suffix]).join(' ') || organization;
  return {
    ...(name !== undefined && { name }),
    orcid: textOf(author.ORCID) ?? null,
    affiliations: listOf(author.affiliation).map((affiliation) => affiliationOf(fieldsOf(affiliation))),
    person: {
      ...(given !== undefined && { givenName: given }),
      ...((family ?? organization) !== undefined && { familyName: family ?? organization }),
    },
  };
}

function affiliationOf(affiliation: Fields): { text?: string; ror?: string } {
  const text = textsOf([
    ...listOf(affiliation.department),
    affiliation.name,
    ...listOf(affiliation.place),
  ]).join(', ');
  const ror = listOf(affiliation.id)
    .map(fieldsOf)
    .find((id) => id['id-type'] === 'ROR');
  const rorId = textOf(ror?.id);
  return { ...(text !== '' && { text }), ...(rorId !== undefined && { ror: rorId }) };
}

/** Pages and PDFs. Links for checking similarity open for the checkers only. */
function linksOf(work: Fields): { kind: string; url: string }[] {
  const page = textOf(fieldsOf(fieldsOf(work.resource).primary).URL);
  const pdfs = listOf(work.link)
    .map(fieldsOf)
    .filter((link) => link['content-type'] === 'application/pdf')
    .filter((link) => link['intended-application'] !== 'similarity-checking')
    .flatMap((link) => textsOf([link.URL]));
  return [
    ...(page === undefined ? [] : [{ kind: 'LANDING', url: page }]),
    ...Array.from(new Set(pdfs), (url) => ({ kind: 'PDF', url })),
  ];
}

/** Of references that are text alone, nothing can be told apart. */
function referenceOf(reference: Fields): InterchangeReference[] {
  const doi = textOf(reference.DOI);
  const title = textOf(reference['article-title']) ?? textOf(reference['volume-title']);
  if (doi === undefined && title === undefined) return [];
  return [{ ...(doi !== undefined && { doi }), ...(title !== undefined && { title }) }];
}
