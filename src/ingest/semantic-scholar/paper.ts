import { normaliseIdentifier } from '../../bibliography/identifier';
import type {
  InterchangeAuthor,
  InterchangePaper,
  InterchangeReference,
} from '../../interchange/interchange-json';
import { type Fields, fieldsOf, listOf, pmcidOf, textOf, textsOf } from '../text/json-fields';

const ARXIV = /^arxiv(\.org)?$/i;

/** The paper of the Graph API (https://api.semanticscholar.org/api-docs/graph, "FullPaper"); its tl;dr is no abstract. */
export function paperOf(paper: Fields, references: InterchangeReference[]): InterchangePaper {
  const id = normaliseIdentifier('S2', textOf(paper.paperId) ?? '');
  const venue = venueOf(paper);
  return {
    ...(id !== null && { source: `s2:${id}` }),
    title: textOf(paper.title) ?? null,
    abstract: textOf(paper.abstract) ?? null,
    type: typeOf(paper, venue),
    venue,
    year: textOf(paper.year) ?? null,
    publishedOn: textOf(paper.publicationDate) ?? null,
    ids: idsOf(paper),
    authors: listOf(paper.authors).map(authorOf),
    areas: areasOf(paper),
    links: linksOf(paper),
    references,
    ...(typeof paper.citationCount === 'number' && { citationCount: paper.citationCount }),
  };
}

/** What a citing paper's list of references says of this one. */
export function referenceTo(paper: Fields): InterchangeReference {
  const { DOI, ArXiv } = fieldsOf(paper.externalIds);
  const s2 = textOf(paper.paperId);
  const doi = textOf(DOI);
  const arxiv = textOf(ArXiv);
  const title = textOf(paper.title);
  return {
    ...(s2 !== undefined && { s2 }),
    ...(doi !== undefined && { doi }),
    ...(arxiv !== undefined && { arxiv }),
    ...(title !== undefined && { title }),
  };
}

function idsOf(paper: Fields): Record<string, string | string[]> {
  const external = fieldsOf(paper.externalIds);
  const corpusId = textOf(paper.corpusId) ?? textOf(external.CorpusId);
  return {
    s2: textsOf([paper.paperId, corpusId]),
    doi: textsOf([external.DOI]),
    arxiv: textsOf([external.ArXiv]),
    acl: textsOf([external.ACL]),
    dblp: textsOf([external.DBLP]),
    pmid: textsOf([external.PubMed]),
    pmcid: textsOf([pmcidOf(external.PubMedCentral)]),
  };
}

function venueOf(paper: Fields): { name: string; kind: string } | null {
  const published = fieldsOf(paper.publicationVenue);
  const journal = textOf(fieldsOf(paper.journal).name);
  const types = textsOf(paper.publicationTypes);
  const isArticle = journal !== undefined && !ARXIV.test(journal) && types.includes('JournalArticle');
  const name = textOf(published.name) ?? (isArticle ? journal : (textOf(paper.venue) ?? journal));
  if (name === undefined) return null;
  if (ARXIV.test(name)) return { name: 'arXiv', kind: 'REPOSITORY' };
  const type = textOf(published.type);
  if (type === 'conference' || type === 'journal') return { name, kind: type };
  if (types.includes('Conference')) return { name, kind: 'CONFERENCE' };
  return { name, kind: isArticle ? 'JOURNAL' : 'OTHER' };
}

/** Semantic Scholar calls preprints journal articles, so the venue goes first. */
function typeOf(paper: Fields, venue: { kind: string } | null): string | null {
  const types = textsOf(paper.publicationTypes);
  if (types.includes('Book')) return 'BOOK';
  if (types.includes('BookSection')) return 'BOOK_CHAPTER';
  if (types.includes('Dataset')) return 'DATASET';
  if (venue !== null && venue.kind !== 'OTHER') return null;
  if (types.includes('Conference')) return 'CONFERENCE_PAPER';
  return types.includes('JournalArticle') && venue !== null ? 'JOURNAL_ARTICLE' : null;
}

function authorOf(value: unknown): InterchangeAuthor {
  const author = fieldsOf(value);
  const name = textOf(author.name);
  return {
    ...(name !== undefined && { name }),
    orcid: textOf(fieldsOf(author.externalIds).ORCID) ?? null,
    ids: { s2: textOf(author.authorId) ?? null },
    affiliations: textsOf(author.affiliations),
  };
}

/** What people and publishers say a paper is of goes before what a model says. */
function areasOf(paper: Fields): string[] {
  const told = listOf(paper.s2FieldsOfStudy).map((field) => fieldsOf(field).category);
  return Array.from(new Set(textsOf([...listOf(paper.fieldsOfStudy), ...told])));
}

function linksOf(paper: Fields): { kind: string; url: string }[] {
  const page = textOf(paper.url);
  const pdf = textOf(fieldsOf(paper.openAccessPdf).url);
  return [
    ...(page === undefined ? [] : [{ kind: 'LANDING', url: page }]),
    ...(pdf === undefined ? [] : [{ kind: 'PDF', url: pdf }]),
  ];
}
