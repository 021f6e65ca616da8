import { fold } from '../bibliography/fold';
import type { PersonIdentifier } from '../interchange/paper-record';
import { freeSlugs } from './free-slugs';
import { indexedBeginning } from './indexed-beginning';
import { newIds } from './new-ids';
import type { Session } from './session';

/** A person as a batch knows them: what the graph holds, and what is to be written. */
export interface Author {
  /** Older ones come first. */
  readonly place: number;
  id: number;
  name: string;
  slug?: string | undefined;
  givenName: string | null;
  familyName: string | null;
  homepage: string | null;
  orcid: string | null;
  readonly alternateNames: string[];
  readonly ids: PersonIdentifier[];
  readonly newIds: PersonIdentifier[];
  readonly newKeys: string[];
  state: 'known' | 'new' | 'changed';
  /** How many papers more, or fewer, the author has after this batch. */
  paperDelta: number;
}

const COLUMNS = [
  'id',
  'slug',
  'name',
  'name_folded',
  'given_name',
  'family_name',
  'alternate_names',
  'orcid',
  'homepage',
  'paper_count',
] as const;

/** Writes authors that are new, what was learnt of others, and how many papers each has now. */
export async function saveAuthors(session: Session, authors: readonly Author[]): Promise<void> {
  await insertNew(
    session,
    authors.filter(({ state }) => state === 'new'),
  );
  updateChanged(
    session,
    authors.filter(({ state }) => state === 'changed'),
  );
  changePaperCounts(
    session,
    authors.filter(({ state, paperDelta }) => state !== 'new' && paperDelta !== 0),
  );
  session.copy(
    'author_identifier',
    ['scheme', 'value', 'author_id'],
    authors.flatMap(({ id, newIds: ids }) => ids.map(({ scheme, value }) => [scheme, value, id])),
  );
  session.copy(
    'author_name',
    ['name_key', 'author_id'],
    authors.flatMap(({ id, newKeys }) => newKeys.map((key) => [key, id])),
  );
}

async function insertNew(session: Session, authors: readonly Author[]): Promise<void> {
  if (authors.length === 0) return;
  const slugs = await freeSlugs(
    session,
    'author',
    authors.map(({ name, slug }) => ({ text: name, slug })),
  );
  const ids = await newIds(session, 'author', authors.length);
  const rows = authors.map((author, index) => {
    author.id = ids[index] ?? author.id;
    return [
      author.id,
      slugs[index] ?? null,
      author.name,
      fold(author.name),
      author.givenName,
      author.familyName,
      author.alternateNames,
      author.orcid,
      author.homepage,
      author.paperDelta,
    ];
  });
  session.copy('author', COLUMNS, rows);
  // Nobody finds an author by it before the author is there.
  if (session.mayRunBeside) session.runBeside(WRITE_SEARCHED, searchedOf(authors));
  else session.run(WRITE_SEARCHED, searchedOf(authors));
}

function updateChanged(session: Session, authors: readonly Author[]): void {
  if (authors.length === 0) return;
  const learnt = authors.map((author) => ({
    id: author.id,
    orcid: author.orcid,
    homepage: author.homepage,
    alternate_names: author.alternateNames,
  }));
  session.run(
    `UPDATE author SET orcid = l.orcid, homepage = l.homepage, alternate_names = l.alternate_names
     FROM jsonb_to_recordset($1) AS l (id int, orcid text, homepage text, alternate_names text[])
     WHERE author.id = l.id`,
    [JSON.stringify(learnt)],
  );
  session.run(WRITE_SEARCHED, searchedOf(authors));
}

/** Adds to the numbers of papers of authors. */
export function changePaperCounts(
  session: Session,
  changes: readonly { readonly id: number; readonly paperDelta: number }[],
): void {
  if (changes.length === 0) return;
  session.run(
    `UPDATE author SET paper_count = paper_count + change.papers
     FROM unnest($1::int[], $2::int[]) change (id, papers) WHERE author.id = change.id`,
    [changes.map(({ id }) => id), changes.map(({ paperDelta }) => paperDelta)],
  );
}

const WRITE_SEARCHED = `
  INSERT INTO author_search AS kept (author_id, name, text) SELECT * FROM unnest($1::int[], $2::text[], $3::text[])
  ON CONFLICT (author_id) DO UPDATE SET text = excluded.text WHERE kept.text <> excluded.text`;

/** What a search of authors looks into. A name does not change. */
function searchedOf(authors: readonly Author[]): [ids: number[], names: string[], texts: string[]] {
  return [
    authors.map(({ id }) => id),
    authors.map(({ name }) => indexedBeginning(fold(name))),
    authors.map(({ name, alternateNames }) => fold([name, ...alternateNames].join(' '))),
  ];
}
