import { LIMITS } from '../interchange/limits';
import type { AffiliationRecord, AuthorRecord } from '../interchange/paper-record';
import { AuthorIndex, type AuthorRef } from './author-index';
import { changePaperCounts } from './author-rows';
import type { BatchPaper } from './batch-state';
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
  readonly paper: BatchPaper;
  readonly mentions: readonly Mention[];
}

/** Who wrote the papers of a batch and where they worked, found or made, before any of it is written. */
export interface Bylines {
  readonly authors: AuthorIndex;
  readonly organizations: OrganizationIndex;
  readonly before: PersonsBefore;
}

/** Reads what the graph knows of the persons and organizations that papers name. */
export async function loadBylines(session: Session, papers: readonly BatchPaper[]): Promise<Bylines> {
  const records = papers.flatMap(({ record }) => record.authors);
  const authors = await AuthorIndex.load(session, records);
  const organizations = await OrganizationIndex.load(
    session,
    records.flatMap(({ affiliations }) => affiliations),
  );
  const before = await personsOf(
    session,
    papers.flatMap(({ slot }) => slot.id ?? []),
  );
  return { authors, organizations, before };
}

/**
 * Finds or makes the persons and organizations that papers name, writes those that are new, and keeps the numbers of
 * papers of authors. @returns what {@link writeBylines} writes.
 */
export async function saveBylines(
  session: Session,
  papers: readonly BatchPaper[],
  { authors, organizations, before }: Bylines,
): Promise<readonly Byline[]> {
  const bylines = papers.map((paper) => ({
    paper,
    mentions: mentionsOf(paper.record.authors, authors, organizations, before.authorsOf(paper.slot.id)),
  }));
  const left = countPapers(bylines, before);
  await organizations.save(session);
  await authors.save(session);
  changePaperCounts(
    session,
    [...left].map(([id, count]) => ({ id, paperDelta: -count })),
  );
  return bylines;
}

/** A paper's authors in the words a search looks into. */
export function searchedNames({ mentions }: Byline): string {
  return mentions.map(({ author, rawName }) => `${rawName} ; ${author.name}`).join(' ; ');
}

/** Writes who wrote papers. @returns ids of known papers whose authors changed. */
export async function writeBylines(
  session: Session,
  papers: readonly WrittenPaper[],
  bylines: readonly Byline[],
  known: readonly number[],
): Promise<Set<number>> {
  const authorships: DependentRow[] = [];
  const affiliations: DependentRow[] = [];
  papers.forEach(({ id }, index) => {
    bylines[index]?.mentions.forEach(({ author, rawName, isCorresponding, affiliations: own }, position) => {
      authorships.push([id, position + 1, author.id, rawName, isCorresponding]);
      own.forEach(({ organization, text }, place) => {
        affiliations.push([id, position + 1, place + 1, organization.id, text]);
      });
    });
  });
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

/** Removes persons and organizations that papers named before and nobody names now. */
export function removeFormer(session: Session, { before }: Bylines): void {
  removeUnnamed(session, { authors: before.authors, organizations: before.organizations });
}

/** Who and what known papers name before they are written anew. */
interface PersonsBefore {
  readonly authors: readonly number[];
  readonly organizations: readonly number[];
  authorsOf(paperId: number | null): ReadonlySet<number>;
}

async function personsOf(session: Session, known: readonly number[]): Promise<PersonsBefore> {
  const none = new Set<number>();
  if (known.length === 0) return { authors: [], organizations: [], authorsOf: () => none };
  const rows = await session.query<{ paper_id: number; authors: number[] }>(
    'SELECT paper_id, array_agg(author_id) AS authors FROM authorship WHERE paper_id = ANY($1) GROUP BY paper_id',
    [known],
  );
  const held = new Map(rows.map(({ paper_id, authors }) => [paper_id, new Set(authors)]));
  const organizations = await session.query<{ id: number }>(
    'SELECT DISTINCT organization_id AS id FROM affiliation WHERE paper_id = ANY($1)',
    [known],
  );
  return {
    authors: [...new Set(rows.flatMap(({ authors }) => authors))],
    organizations: organizations.map(({ id }) => id),
    authorsOf: (paperId) => (paperId === null ? none : (held.get(paperId) ?? none)),
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
    // As many as any source is believed: somebody who stands in a hundred places of a list may have a hundred each.
    if (affiliations.length >= LIMITS.affiliationsPerAuthor) return;
    const organization = organizations.at(record);
    const isThere = affiliations.some(
      (other) => other.organization === organization && other.text === record.text,
    );
    if (!isThere) affiliations.push({ organization, text: record.text });
  }
}

/** Notes for each author how many papers more they have. @returns how many papers authors have lost, by author. */
function countPapers(bylines: readonly Byline[], before: PersonsBefore): Map<number, number> {
  const left = new Map<number, number>();
  for (const { paper, mentions } of bylines) {
    const had = before.authorsOf(paper.slot.id);
    const has = new Set<number>();
    for (const { author } of mentions) {
      has.add(author.id);
      if (!had.has(author.id)) author.paperDelta += 1;
    }
    for (const author of had) if (!has.has(author)) left.set(author, (left.get(author) ?? 0) + 1);
  }
  return left;
}
