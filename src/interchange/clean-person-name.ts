import { NAME_SUFFIX, splitName } from '../bibliography/person-name';

/** What sources write for "and further people". */
const OTHERS = /^(and\s+)?(others|et\.?\s*al\.?)$/i;

/** Whether a name stands for people who are not named. */
export function namesOthers(name: string): boolean {
  return OTHERS.test(name);
}

/** What stands between commas, suffixes such as "Jr." with what they follow. */
function partsOf(name: string): string[] {
  const parts: string[] = [];
  for (const part of name.split(',').map((text) => text.trim())) {
    if (parts.length > 0 && NAME_SUFFIX.test(part)) parts.push(`${parts.pop()} ${part}`);
    else if (part !== '') parts.push(part);
  }
  return parts;
}

/**
 * A name with the given names first: "Smith, Noah A." becomes "Noah A. Smith", "Smith, Jr., Noah A." becomes
 * "Noah A. Smith Jr.". A name with further commas stays as it is.
 */
export function givenNameFirst(name: string): string {
  if (!name.includes(',')) return name;
  const parts = partsOf(name);
  if (parts.length < 2) return parts[0] ?? '';
  if (parts.length > 2) return name;
  const { given, family } = splitName(name);
  return given === null ? family : `${given} ${family}`;
}

/**
 * The people in a text that lists several with commas, as "Sagi Katz, Ayellet Tal"; or null where it is one name. Only
 * for a text that a paper gives as its one author: "García Márquez, Gabriel José" looks the same.
 */
export function peopleListed(name: string): string[] | null {
  if (!name.includes(',')) return null;
  const people = partsOf(name);
  return people.length > 1 && people.every((person) => person.includes(' ') && /^\p{L}/u.test(person))
    ? people
    : null;
}
