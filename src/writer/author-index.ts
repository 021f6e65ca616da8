import { comparable, fold } from '../bibliography/fold';
import { splitName } from '../bibliography/person-name';
import type { AuthorRecord, PersonIdentifier } from '../interchange/paper-record';
import { type Author, saveAuthors } from './author-rows';
import { mayBeOnePerson } from './same-person';
import type { Session } from './session';

/** Names beyond these are not kept: a person has few, and a source that gives more is wrong. */
const MOST_ALTERNATE_NAMES = 50;

/** An author whose id is there once the index is saved. */
export interface AuthorRef {
  readonly id: number;
  /** The name the graph shows. */
  readonly name: string;
  paperDelta: number;
}

/** A name as the names of persons are compared. */
function nameKey(name: string): string {
  return comparable(name) || fold(name);
}

/**
 * The authors that a batch could name: found by ORCID, else by a source's person id, else by name. By name nobody
 * becomes one with a person whose identifiers say otherwise.
 */
export class AuthorIndex {
  readonly #all: Author[] = [];
  readonly #byId = new Map<number, Author>();
  readonly #byOrcid = new Map<string, Author>();
  readonly #byIdentifier = new Map<string, Author>();
  readonly #byName = new Map<string, Author[]>();

  static async load(session: Session, authors: readonly AuthorRecord[]): Promise<AuthorIndex> {
    const index = new AuthorIndex();
    const keys = new Set<string>();
    const orcids = new Set<string>();
    const ids = new Map<string, PersonIdentifier>();
    for (const author of authors) {
      keys.add(nameKey(author.name));
      if (author.person?.name !== undefined) keys.add(nameKey(author.person.name));
      if (author.orcid !== undefined) orcids.add(author.orcid);
      for (const id of author.ids) ids.set(identifierKey(id), id);
    }
    const found = await session.query<{ id: number }>(
      `SELECT author_id AS id FROM author_name WHERE name_key = ANY($1)
       UNION SELECT i.author_id FROM unnest($2::text[], $3::text[]) k (scheme, value)
         JOIN author_identifier i ON i.scheme = k.scheme AND i.value = k.value
       UNION SELECT id FROM author WHERE orcid = ANY($4)`,
      [
        [...keys],
        [...ids.values()].map(({ scheme }) => scheme),
        [...ids.values()].map(({ value }) => value),
        [...orcids],
      ],
    );
    if (found.length > 0)
      await index.#loadRows(
        session,
        found.map(({ id }) => id),
      );
    return index;
  }

  async #loadRows(session: Session, authorIds: readonly number[]): Promise<void> {
    const rows = await session.query<{
      id: number;
      name: string;
      orcid: string | null;
      homepage: string | null;
      alternate_names: string[];
    }>('SELECT id, name, orcid, homepage, alternate_names FROM author WHERE id = ANY($1) ORDER BY id', [
      authorIds,
    ]);
    for (const { id, name, orcid, homepage, alternate_names } of rows) {
      const author: Author = {
        place: this.#all.length,
        id,
        name,
        givenName: null,
        familyName: null,
        homepage,
        orcid,
        alternateNames: alternate_names,
        ids: [],
        newIds: [],
        newKeys: [],
        state: 'known',
        paperDelta: 0,
      };
      this.#all.push(author);
      this.#byId.set(id, author);
      if (orcid !== null) this.#byOrcid.set(orcid, author);
    }
    const identifiers = await session.query<PersonIdentifier & { author_id: number }>(
      'SELECT scheme, value, author_id FROM author_identifier WHERE author_id = ANY($1) ORDER BY scheme, value',
      [authorIds],
    );
    for (const { author_id, scheme, value } of identifiers) {
      const author = this.#byId.get(author_id);
      if (author) this.#identify(author, { scheme, value });
    }
    const names = await session.query<{ name_key: string; author_id: number }>(
      'SELECT name_key, author_id FROM author_name WHERE author_id = ANY($1) ORDER BY author_id',
      [authorIds],
    );
    for (const { name_key, author_id } of names) {
      const author = this.#byId.get(author_id);
      if (author) this.#name(author, name_key);
    }
  }

  /**
   * The person that a paper's author is, made where there is none.
   * @param onPaper ids of those who are known as the paper's authors: of several persons of a name they come first,
   *   then those who are shown by that name, then the oldest.
   */
  at(record: AuthorRecord, onPaper: ReadonlySet<number>): AuthorRef {
    const author = this.#byTheirIds(record) ?? this.#byTheirName(record, onPaper) ?? this.#make(record);
    this.#learn(author, record);
    return author;
  }

  #byTheirIds({ orcid, ids }: AuthorRecord): Author | undefined {
    const byOrcid = orcid === undefined ? undefined : this.#byOrcid.get(orcid);
    if (byOrcid) return byOrcid;
    for (const id of ids) {
      const author = this.#byIdentifier.get(identifierKey(id));
      if (author && (orcid === undefined || author.orcid === null)) return author;
    }
    return undefined;
  }

  #byTheirName(record: AuthorRecord, onPaper: ReadonlySet<number>): Author | undefined {
    const { name, person } = record;
    const key = nameKey(person?.slug === undefined ? name : (person.name ?? name));
    const possible = (this.#byName.get(key) ?? [])
      .filter((author) => mayBeOnePerson(record, author))
      // Whom an export names by a slug, its graph kept apart from those who only happen to bear the name as well.
      .filter((author) => person?.slug === undefined || nameKey(author.name) === key);
    // Never by who was found first: that depends on what else is in the batch.
    const best = (of: readonly Author[]) =>
      of.length < 2 ? of[0] : of.reduce((one, other) => (other.place < one.place ? other : one));
    return (
      best(possible.filter(({ id }) => onPaper.has(id))) ??
      best(possible.filter((author) => nameKey(author.name) === key)) ??
      best(possible)
    );
  }

  #make({ name: printed, person }: AuthorRecord): Author {
    const name = person?.name ?? printed;
    const { given, family } =
      person?.familyName === undefined
        ? splitName(name)
        : { given: person.givenName ?? null, family: person.familyName };
    const author: Author = {
      place: this.#all.length,
      id: 0,
      name,
      slug: person?.slug,
      givenName: given,
      familyName: family,
      homepage: null,
      orcid: null,
      alternateNames: [],
      ids: [],
      newIds: [],
      newKeys: [],
      state: 'new',
      paperDelta: 0,
    };
    this.#all.push(author);
    return author;
  }

  /** Keeps what a record says of a person and the graph does not know. Changes nothing that it knows. */
  #learn(author: Author, { name, orcid, ids, person }: AuthorRecord): void {
    if (orcid !== undefined && author.orcid === null && !this.#byOrcid.has(orcid)) {
      author.orcid = orcid;
      this.#byOrcid.set(orcid, author);
      touch(author);
    }
    if (person?.homepage !== undefined && author.homepage === null) {
      author.homepage = person.homepage;
      touch(author);
    }
    for (const id of ids) {
      if (this.#byIdentifier.has(identifierKey(id))) continue;
      this.#identify(author, id);
      author.newIds.push(id);
    }
    for (const other of [author.name, name, ...(person?.alternateNames ?? [])]) {
      const key = nameKey(other);
      if (!this.#byName.get(key)?.includes(author)) {
        if (author.alternateNames.length >= MOST_ALTERNATE_NAMES) continue;
        this.#name(author, key);
        author.newKeys.push(key);
      }
      if (fold(other) === fold(author.name) || author.alternateNames.length >= MOST_ALTERNATE_NAMES) continue;
      if (author.alternateNames.some((known) => fold(known) === fold(other))) continue;
      author.alternateNames.push(other);
      touch(author);
    }
  }

  #identify(author: Author, id: PersonIdentifier): void {
    author.ids.push(id);
    this.#byIdentifier.set(identifierKey(id), author);
  }

  #name(author: Author, key: string): void {
    const named = this.#byName.get(key) ?? [];
    named.push(author);
    this.#byName.set(key, named);
  }

  /** Writes authors that are new, what was learnt of others, and how many papers each has now. */
  save(session: Session): Promise<void> {
    return saveAuthors(session, this.#all);
  }
}

function touch(author: Author): void {
  if (author.state === 'known') author.state = 'changed';
}

function identifierKey({ scheme, value }: PersonIdentifier): string {
  return `${scheme}:${value}`;
}
