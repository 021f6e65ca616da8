import { groupByKey } from '../../../database/rows';
import { type NodeRow, selectListOf } from '../../../graphql/node-table';
import type { ReadContext } from '../../../graphql/read-context';
import { AUTHOR_TABLE } from '../author/author.table';
import { ORGANIZATION_TABLE } from '../organization/organization.table';

/** An authorship as read, which is also the row of its author: `key` and `id` are the author's. */
export interface AuthorshipRow extends NodeRow {
  readonly paper: number;
  readonly position: number;
  readonly rawName: string;
  readonly isCorresponding: boolean | null;
  /** The organizations that the paper names for them, in its order, where they are asked for. */
  readonly affiliations?: readonly NodeRow[];
}

/** The fields asked of what an authorship leads to. */
export interface AuthorshipFields {
  readonly author: ReadonlySet<string>;
  /** Absent where no affiliations are asked for. */
  readonly affiliations?: ReadonlySet<string>;
}

type AffiliationRow = NodeRow & { readonly paper: number; readonly place: number };

/** A paper's authorships in author order, each with its author, and with its affiliations where they are asked for. */
export async function authorshipsOf(
  context: ReadContext,
  paper: number,
  fields: AuthorshipFields,
): Promise<AuthorshipRow[]> {
  const [authorships, affiliations] = await Promise.all([
    authorshipRows(context, paper, selectListOf(AUTHOR_TABLE, fields.author)),
    fields.affiliations &&
      affiliationRows(context, paper, selectListOf(ORGANIZATION_TABLE, fields.affiliations)),
  ]);
  if (!affiliations) return authorships;
  const byPlace = groupByKey(
    authorships.map(({ position }) => position),
    affiliations,
    ({ place }) => place,
  );
  // Copies: the loader hands the same rows to every field that asks for the same columns.
  return authorships.map((authorship, index) => ({ ...authorship, affiliations: byPlace[index] ?? [] }));
}

function authorshipRows(
  { reader, loaders }: ReadContext,
  paper: number,
  columns: string,
): Promise<AuthorshipRow[]> {
  const loader = loaders.get<number, AuthorshipRow[]>(`authorships ${columns}`, async (papers) => {
    const rows = await reader.rows<AuthorshipRow>(
      `SELECT s.paper_id AS paper, s.position, s.raw_name AS "rawName", s.is_corresponding AS "isCorresponding", ${columns}
       FROM authorship s JOIN author a ON a.id = s.author_id
       WHERE s.paper_id = ANY($1::int[]) ORDER BY s.paper_id, s.position`,
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
  return loader.load(paper);
}

function affiliationRows(
  { reader, loaders }: ReadContext,
  paper: number,
  columns: string,
): Promise<AffiliationRow[]> {
  const loader = loaders.get<number, AffiliationRow[]>(`affiliations ${columns}`, async (papers) => {
    const rows = await reader.rows<AffiliationRow>(
      `SELECT f.paper_id AS paper, f.author_position AS place, ${columns}
       FROM affiliation f JOIN organization o ON o.id = f.organization_id
       WHERE f.paper_id = ANY($1::int[]) ORDER BY f.paper_id, f.author_position, f.position`,
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
  return loader.load(paper);
}
