import { comparable } from '../bibliography/fold';
import { IDENTIFIER_SCHEMES } from '../bibliography/identifier';
import type {
  AuthorRecord,
  PaperIdentifier,
  PaperRecord,
  PersonDetails,
  ReferenceRecord,
} from '../interchange/paper-record';
import { mayBeOnePerson } from './same-person';

/**
 * A paper is made of what its sources say of it, each in its newest words. These two functions are the whole rule:
 * `renewed` for the same source saying something again, `combined` for several sources of one paper.
 */

/** A source's newer record over its older one: what it says now holds, and what it no longer says is not forgotten. */
export function renewed(older: PaperRecord, newer: PaperRecord): PaperRecord {
  const { graph: _, ...said } = newer;
  const kept = withoutUndefined(said);
  const saysDate = newer.year !== undefined;
  return {
    ...older,
    ...kept,
    type: newer.type === 'OTHER' ? older.type : newer.type,
    ...(saysDate && newer.publishedOn === undefined && yearOf(older.publishedOn) !== newer.year
      ? { publishedOn: undefined }
      : {}),
    awards: fuller(newer.awards, older.awards),
    ids: identifiersInOrder([...newer.ids, ...older.ids]),
    authors: fuller(newer.authors, older.authors),
    areas: fuller(newer.areas, older.areas),
    keywords: fuller(newer.keywords, older.keywords),
    links: fuller(newer.links, older.links),
    references: fuller(newer.references, older.references),
    collections: once([...newer.collections, ...older.collections], ({ slug }) => slug),
  };
}

/**
 * One paper out of its sources' records, in the order in which the sources arrived. Published versions come before
 * preprints and win where both say something; nothing known is erased by something empty.
 *
 * @param records at least one.
 */
export function combined(records: readonly PaperRecord[]): PaperRecord {
  const [only] = records;
  if (only === undefined) throw new Error('a paper needs a record');
  if (records.length === 1) return only;
  const ranked = [...records.filter(isPublished), ...records.filter((record) => !isPublished(record))];
  const lead = ranked.find((record) => record.type !== 'OTHER') ?? only;
  const inOrder = [lead, ...ranked.filter((record) => record !== lead)];
  const first = <Key extends keyof PaperRecord>(key: Key, from = inOrder) =>
    from.find((record) => record[key] !== undefined)?.[key];
  const dated = inOrder.find(({ year }) => year !== undefined);
  const publicDates = inOrder.flatMap((record) => [
    record.firstPublicOn,
    isPublished(record) ? undefined : record.publishedOn,
  ]);
  return withoutUndefined<PaperRecord>({
    source: only.source,
    title: lead.title,
    abstract: longest(inOrder.map(({ abstract }) => abstract)),
    excerpt: first('excerpt'),
    type: lead.type,
    // A repository is where a preprint stands, not where the paper appeared.
    venue: first('venue', isPublished(lead) ? inOrder.filter(isPublished) : inOrder),
    year: dated?.year,
    publishedOn: dated?.publishedOn,
    firstPublicOn: publicDates.filter((date) => date !== undefined).sort()[0],
    presentation: first('presentation'),
    citationCount: first('citationCount'),
    awards: once(
      inOrder.flatMap(({ awards }) => awards),
      comparable,
    ),
    ids: identifiersInOrder(inOrder.flatMap(({ ids }) => ids)),
    authors: authorsOf(inOrder),
    areas: once(
      inOrder.flatMap(({ areas }) => areas),
      (path) => path.map(comparable).join('>'),
    ),
    keywords: once(
      inOrder.flatMap(({ keywords }) => keywords),
      comparable,
    ),
    links: once(
      inOrder.flatMap(({ links }) => links),
      ({ url }) => url,
    ),
    references: once(
      inOrder.flatMap(({ references }) => references),
      referenceKey,
    ),
    collections: once(
      inOrder.flatMap(({ collections }) => collections),
      ({ slug }) => slug,
    ),
  });
}

/** Sources that do not say what a paper is may know it from anywhere, so only what calls itself a preprint is one. */
function isPublished({ type }: PaperRecord): boolean {
  return type !== 'PREPRINT';
}

/** The authors of the first record that has any, with what the others know of the same persons. */
function authorsOf(records: readonly PaperRecord[]): readonly AuthorRecord[] {
  const [leading, ...others] = records.map(({ authors }) => authors).filter((authors) => authors.length > 0);
  if (leading === undefined) return [];
  const persons = personsByName(leading);
  const elsewhere = others.map(personsByName);
  return leading.map((author) => {
    const name = comparable(author.name);
    // Which of several persons of a name another record speaks of, names cannot tell.
    if (persons.get(name) === null) return author;
    return elsewhere.flatMap((authors) => authors.get(name) ?? []).reduce(withDetailsOf, author);
  });
}

/** A paper's authors by name; null where a name is that of several persons. */
function personsByName(authors: readonly AuthorRecord[]): ReadonlyMap<string, AuthorRecord | null> {
  const persons = new Map<string, AuthorRecord | null>();
  for (const author of authors) {
    const name = comparable(author.name);
    const known = persons.get(name);
    if (known === undefined) persons.set(name, author);
    else if (known !== null)
      persons.set(name, mayBeOnePerson(known, author) ? withDetailsOf(known, author) : null);
  }
  return persons;
}

/** An author with what another record of the same paper says of the same name. Different persons stay apart. */
function withDetailsOf(author: AuthorRecord, other: AuthorRecord): AuthorRecord {
  if (!mayBeOnePerson(author, other)) return author;
  const schemes = new Set(author.ids.map(({ scheme }) => scheme));
  return withoutUndefined<AuthorRecord>({
    ...author,
    orcid: author.orcid ?? other.orcid,
    ids: [...author.ids, ...other.ids.filter(({ scheme }) => !schemes.has(scheme))],
    affiliations: fuller(author.affiliations, other.affiliations),
    isCorresponding: author.isCorresponding ?? other.isCorresponding,
    person: mergedDetails(author.person, other.person),
  });
}

function mergedDetails(
  one: PersonDetails | undefined,
  other: PersonDetails | undefined,
): PersonDetails | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const { givenName: _, familyName: __, ...rest } = other;
  // The parts of a name come together: of two ways to part it, one is taken whole.
  const hasParts = one.givenName !== undefined || one.familyName !== undefined;
  return { ...(hasParts ? rest : other), ...withoutUndefined(one) };
}

function referenceKey({ source, ids, title }: ReferenceRecord): string {
  const [id] = ids;
  return id ? `${id.scheme}:${id.value}` : (source ?? comparable(title ?? ''));
}

const RANKS = new Map<string, number>(IDENTIFIER_SCHEMES.map((scheme, rank) => [scheme, rank]));

/** Identifiers by scheme, each once; within a scheme those that stand first stay first. */
function identifiersInOrder(ids: readonly PaperIdentifier[]): readonly PaperIdentifier[] {
  const rank = ({ scheme }: PaperIdentifier) => RANKS.get(scheme) ?? 0;
  return once(ids, ({ scheme, value }) => `${scheme}:${value}`).sort((a, b) => rank(a) - rank(b));
}

function once<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function fuller<Item>(preferred: readonly Item[], other: readonly Item[]): readonly Item[] {
  return preferred.length > 0 ? preferred : other;
}

function longest(texts: readonly (string | undefined)[]): string | undefined {
  return texts.reduce((best, text) => ((text?.length ?? 0) > (best?.length ?? 0) ? text : best), undefined);
}

function yearOf(date: string | undefined): number | undefined {
  return date === undefined ? undefined : Number(date.slice(0, 4));
}

/** Without keys that are there but undefined, which would hide what is known elsewhere. */
function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Value; // only undefined ones went
}
