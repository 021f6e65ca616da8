import { httpUrl } from '../bibliography/http-url';
import { normaliseOrcid } from '../bibliography/identifier';
import { cleanAffiliations } from './clean-affiliation';
import { cleanPersonIdentifiers } from './clean-identifiers';
import type { Notes } from './clean-notes';
import { givenNameFirst, namesOthers, peopleListed } from './clean-person-name';
import { cleanText } from './clean-text';
import {
  distinct,
  isObject,
  kindOf,
  listOf,
  noteUnknownKeys,
  objectOf,
  slugFrom,
  textOf,
} from './clean-value';
import { LIMITS } from './limits';
import type { AuthorRecord, PersonDetails } from './paper-record';
import { Rejection } from './rejection';

const AUTHOR_KEYS = new Set(['name', 'orcid', 'ids', 'affiliations', 'isCorresponding', 'person']);
const PERSON_KEYS = new Set(['slug', 'name', 'givenName', 'familyName', 'alternateNames', 'homepage']);

/**
 * The authors of a paper in their order, repeats among them as they stand; those without a name are dropped.
 * @throws Rejection when they are no list: a paper without its authors would look like another.
 */
export function cleanAuthors(authors: unknown, notes: Notes): AuthorRecord[] {
  if (authors === undefined || authors === null) return [];
  if (!Array.isArray(authors)) throw new Rejection(`authors must be a list, not ${kindOf(authors)}`);
  const list = listOf(authors, 'author', LIMITS.authors, notes);
  const people = list.length === 1 ? peopleInOneEntry(list[0], notes) : null;
  return (people ?? list).flatMap((author) => cleanAuthor(author, notes) ?? []);
}

/** The names in a paper's one author entry, where that lists several people and says nothing else of them. */
function peopleInOneEntry(value: unknown, notes: Notes): string[] | null {
  const author = typeof value === 'string' ? { name: value } : value;
  if (!isObject(author) || typeof author.name !== 'string' || Object.keys(author).length > 1) return null;
  const people = peopleListed(cleanText(author.name, LIMITS.name * LIMITS.authors));
  if (people === null || people.length > LIMITS.authors) return null;
  notes.say('one author entry that lists several people is taken apart');
  return people;
}

function cleanAuthor(value: unknown, notes: Notes): AuthorRecord | undefined {
  const author = typeof value === 'string' ? { name: value } : objectOf(value, 'author', notes);
  if (author === undefined) return undefined;
  noteUnknownKeys(author, AUTHOR_KEYS, 'authors.', notes);
  const given = textOf(author.name, "author's name", LIMITS.name, notes);
  const person = cleanPerson(author.person, notes);
  // Whoever knows the person has put the name together; commas are then part of it, as in "Acme, Inc.".
  const name = given === undefined || person !== undefined ? given : givenNameFirst(given);
  if (!name || namesOthers(name)) {
    notes.dropped('author', name ? 'stands for others' : 'has no name');
    return undefined;
  }
  const orcid = orcidOf(author.orcid, notes);
  return {
    name,
    ...(orcid !== undefined && { orcid }),
    ids: cleanPersonIdentifiers(author.ids, notes),
    affiliations: cleanAffiliations(author.affiliations, notes),
    ...(typeof author.isCorresponding === 'boolean' && { isCorresponding: author.isCorresponding }),
    ...(person !== undefined && { person }),
  };
}

function orcidOf(value: unknown, notes: Notes): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const orcid = typeof value === 'string' ? normaliseOrcid(value) : null;
  if (orcid === null) notes.dropped('ORCID iD', 'malformed, or its check digit is wrong');
  return orcid ?? undefined;
}

function cleanPerson(value: unknown, notes: Notes): PersonDetails | undefined {
  if (value === undefined || value === null) return undefined;
  const person = objectOf(value, 'person', notes);
  if (person === undefined) return undefined;
  noteUnknownKeys(person, PERSON_KEYS, 'authors.person.', notes);
  const slug = slugFrom(person.slug, "person's slug", notes);
  const name = textOf(person.name, "person's name", LIMITS.name, notes);
  const givenName = textOf(person.givenName, 'given name', LIMITS.name, notes);
  const familyName = textOf(person.familyName, 'family name', LIMITS.name, notes);
  const alternateNames = listOf(
    person.alternateNames,
    'alternate name',
    LIMITS.alternateNames,
    notes,
  ).flatMap((alternate) => textOf(alternate, 'alternate name', LIMITS.name, notes) ?? []);
  const homepage = homepageOf(person.homepage, notes);
  const details: PersonDetails = {
    ...(slug !== undefined && { slug }),
    ...(name !== undefined && { name }),
    ...(givenName !== undefined && { givenName }),
    ...(familyName !== undefined && { familyName }),
    ...(alternateNames.length > 0 && { alternateNames: distinct(alternateNames, (alternate) => alternate) }),
    ...(homepage !== undefined && { homepage }),
  };
  return Object.keys(details).length > 0 ? details : undefined;
}

function homepageOf(value: unknown, notes: Notes): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const url = typeof value === 'string' && value.length <= LIMITS.url ? httpUrl(value.trim()) : null;
  if (url === null) notes.dropped('homepage', 'not an http(s) address');
  return url ?? undefined;
}
