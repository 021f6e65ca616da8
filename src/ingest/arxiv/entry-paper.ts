import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { normaliseIdentifier } from '../../bibliography/identifier';
import type { InterchangeAuthor, InterchangePaper } from '../../interchange/interchange-json';
import { type Fields, fieldsOf, listOf, textOf, textsOf } from '../text/json-fields';

const LISTS = new Set(['author', 'category', 'link', 'arxiv:affiliation']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  // White space beside CDATA parts words.
  trimValues: false,
  isArray: (name) => LISTS.has(name),
});

/**
 * The paper that an entry of arXiv's API is (https://info.arxiv.org/help/api/user-manual.html), or why it is none.
 * @param xml the entry element.
 */
export function paperOfEntry(xml: string): InterchangePaper | { readonly reason: string } {
  const entry = parsedEntry(xml);
  if (typeof entry === 'string') return { reason: `is not well-formed XML: ${entry}` };
  const page = contentOf(entry.id) ?? '';
  // So the API answers what it cannot do, with status 200.
  if (page.includes('/api/errors'))
    return { reason: `arXiv answered: ${contentOf(entry.summary) ?? 'an error'}` };
  const id = normaliseIdentifier('ARXIV', page);
  if (id === null) return { reason: 'its id is not an arXiv identifier' };
  const published = contentOf(entry.published)?.slice(0, 10) ?? null;
  const doi = contentOf(entry['arxiv:doi']);
  return {
    source: `arxiv:${id}`,
    title: contentOf(entry.title) ?? null,
    abstract: contentOf(entry.summary) ?? null,
    type: 'PREPRINT',
    venue: { name: 'arXiv', kind: 'REPOSITORY' },
    publishedOn: published,
    firstPublicOn: published,
    ids: { arxiv: id, ...(doi !== undefined && { doi }) },
    authors: listOf(entry.author).map(authorOf),
    keywords: listOf(entry.category).flatMap((category) => textsOf([fieldsOf(category)['@term']])),
    links: [
      { kind: 'PREPRINT', url: `https://arxiv.org/abs/${id}` },
      { kind: 'PDF', url: `https://arxiv.org/pdf/${id}` },
    ],
  };
}

/** The entry's elements by name, or what is wrong with them. */
function parsedEntry(xml: string): Fields | string {
  // The parser itself takes much that is no XML.
  const validity = XMLValidator.validate(xml);
  if (validity !== true) return validity.err.msg;
  try {
    return fieldsOf(fieldsOf(parser.parse(xml)).entry);
  } catch (error) {
    // It refuses deep nesting and names that JavaScript's objects have.
    return error instanceof Error ? error.message : String(error);
  }
}

/** An element's text, whether or not it has attributes. */
function contentOf(element: unknown): string | undefined {
  return textOf(element) ?? textOf(fieldsOf(element)['#text']);
}

function authorOf(value: unknown): InterchangeAuthor {
  const author = fieldsOf(value);
  const name = contentOf(author.name);
  return {
    ...(name !== undefined && { name }),
    affiliations: listOf(author['arxiv:affiliation']).flatMap((affiliation) => contentOf(affiliation) ?? []),
  };
}
