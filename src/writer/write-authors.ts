import type { AffiliationRecord, AuthorRecord } from '../interchange/paper-record';
import { AuthorIndex, type AuthorRef, changePaperCounts } from './author-index';
import { type DependentRow, replaceRows } from './dependent-rows';
import { OrganizationIndex, type OrganizationRef } from './organizations';
import { removeUnnamed } from './remove-unnamed';
import type { Session } from './session';
import type { WrittenPaper } from './written-paper';

/** One author of a paper: the person, and how the paper names them. */
interface Mention {
  readonly author: AuthorRef;
  readonly rawName: string;
  readonly isCorresponding: boolean | null;
  readonly affiliations: { readonly organization: OrganizationRef; readonly text: string }[];
}

interface Byline {
  readonly id: number;
  readonly mentions: readonly Mention[];
}

/** What {@link writeAuthors} tells. */
export interface AuthorsWritten {
  /** Ids of known papers whose authors changed. */
  readonly changed: ReadonlySet<number>;
  /** Each paper's authors in the words a search looks into. */
  readonly names: ReadonlyMap<number, string>;
}

/** Writes who wrote papers and where they worked, and keeps the numbers of papers of authors. */
export async function writeAuthors(
  session: Session,
  papers: readonly WrittenPaper[],
  known: readonly number[],
): Promise<AuthorsWritten> {
  const records = papers.flatMap(({ record }) => record.authors);
  const authors = await AuthorIndex.load(session, records);
  const organizations = await OrganizationIndex.load(
    session,
    records.flatMap(({ affiliations }) => affiliations),
  );
  const before = await personsOf(session, known);
  const bylines = papers.map(({ id, record }) => ({
    id,
    mentions: mentionsOf(record.authors, authors, organizations, before.authorsOf(id)),
  }));
  const left = countPapers(bylines, before);
  await organizations.save(session);
  await authors.save(session);
  await changePaperCounts(
    session,
    [...left].map(([id, papers]) => ({ id, paperDelta: -papers })),
  );
  const changed = await replaceBylines(session, bylines, known);
  await removeUnnamed(session, { authors: [...left.keys()], organizations: before.organizations });
  const names = new Map(
    bylines.map(({ id, mentions }) => [
      id,
      mentions.map(({ author, rawName }) => `${rawName} ; ${author.name}`).join(' ; '),
    ]),
  );
  return { changed, names };
}

/** Who and what papers name now, before they are written anew. */
async function personsOf(session: Session, known: readonly number[]) {
  const none = new Set<number>();
  const held = new Map<number, Set<number>>();
  if (known.length === 0) return { held, authorsOf: () => none, organizations: [] };
  const rows = await session.query<{ paper_id: number; authors: number[] }>(
    'SELECT paper_id, array_agg(author_id) AS authors FROM authorship WHERE paper_id = ANY($1) GROUP BY paper_id',
    [known],
  );
  for (const { paper_id, authors } of rows) held.set(paper_id, new Set(authors));
  const organizations = await session.query<{ id: number }>(
    'SELECT DISTINCT organization_id AS id FROM affiliation WHERE paper_id = ANY($1)',
    [known],
  );
  return {
    held,
    authorsOf: (paperId: number): ReadonlySet<number> => held.get(paperId) ?? none,
    organizations: organizations.map(({ id }) => id),
  };
}

/** A paper's authors, each once and at the first place they stand, with the affiliations of every place. */
function mentionsOf(
  records: readonly AuthorRecord[],
  authors: AuthorIndex,
  organizations: OrganizationIndex,
  onPaper: ReadonlySet<number>,
): Mention[] {
  const mentions = new Map<AuthorRef, Mention>();
  for (const record of records) {
    const author = authors.at(record, onPaper);
    const mention = mentions.get(author) ?? {
      author,
      rawName: record.name,
      isCorresponding: record.isCorresponding ?? null,
      affiliations: [],
    };
    mentions.set(author, mention);
    addAffiliations(mention, record.affiliations, organizations);
  }
  return [...mentions.values()];
}

function addAffiliations(
  { affiliations }: Mention,
  records: readonly AffiliationRecord[],
  organizations: OrganizationIndex,
): void {
  for (const record of records) {
    const organization = organizations.at(record);
    const isThere = affiliations.some(
      (other) => other.organization === organization && other.text === record.text,
    );
    if (!isThere) affiliations.push({ organization, text: record.text });
  }
}

/** Notes for each author how many papers more they have. @returns how many papers authors have lost, by author. */
function countPapers(
  bylines: readonly Byline[],
  before: Awaited<ReturnType<typeof personsOf>>,
): Map<number, number> {
  const left = new Map<number, number>();
  for (const { id, mentions } of bylines) {
    const had = before.authorsOf(id);
    const has = new Set<number>();
    for (const { author } of mentions) {
      has.add(author.id);
      if (!had.has(author.id)) author.paperDelta += 1;
    }
    for (const author of had) if (!has.has(author)) left.set(author, (left.get(author) ?? 0) + 1);
  }
  return left;
}

function replaceBylines(
  session: Session,
  bylines: readonly Byline[],
  known: readonly number[],
): Promise<Set<number>> {
  const authorships: DependentRow[] = [];
  const affiliations: DependentRow[] = [];
  for (const { id, mentions } of bylines) {
    mentions.forEach(({ author, rawName, isCorresponding, affiliations: own }, index) => {
      authorships.push([id, index + 1, author.id, rawName, isCorresponding]);
      own.forEach(({ organization, text }, place) => {
        affiliations.push([id, index + 1, place + 1, organization.id, text]);
      });
    });
  }
  return replaceRows(
    session,
    [
      {
        table: 'authorship',
        columns: ['paper_id', 'position', 'author_id', 'raw_name', 'is_corresponding'],
        rows: authorships,
      },
      {
        table: 'affiliation',
        columns: ['paper_id', 'author_position', 'position', 'organization_id', 'raw_text'],
        rows: affiliations,
      },
    ],
    known,
  );
}
