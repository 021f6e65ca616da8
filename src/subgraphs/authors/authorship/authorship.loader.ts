import { groupByKey } from '../../../database/rows';
import { columnsOf, type NodeRow } from '../../../graphql/node-table';
import type { ReadContext } from '../../../graphql/read-context';
import { ORGANIZATION_TABLE } from '../organization/organization.table';

/** An authorship as read: the author is found by key. */
export interface AuthorshipRow {
  readonly paper: number;
  readonly position: number;
  readonly authorKey: number;
  readonly rawName: string;
  readonly isCorresponding: boolean | null;
}

/** A paper's authorships in author order. */
export function authorshipsOf({ reader, loaders }: ReadContext, paper: number): Promise<AuthorshipRow[]> {
  const loader = loaders.get<number, AuthorshipRow[]>('authorships', async (papers) => {
    const rows = await reader.rows<AuthorshipRow>(
      `SELECT paper_id AS paper, position, author_id AS "authorKey", raw_name AS "rawName", is_corresponding AS "isCorresponding"
       FROM authorship WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position`,
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
  return loader.load(paper);
}

/** The organizations that a paper names for one of its authors, in its order. */
export function affiliationsOf(
  { reader, loaders }: ReadContext,
  authorship: AuthorshipRow,
  fields: ReadonlySet<string>,
): Promise<NodeRow[]> {
  const columns = columnsOf(ORGANIZATION_TABLE, fields).join(', ');
  const loader = loaders.get<string, NodeRow[]>(`affiliations ${columns}`, async (places) => {
    const pairs = places.map((place) => place.split(' '));
    const rows = await reader.rows<NodeRow & { place: string }>(
      `SELECT f.paper_id || ' ' || f.author_position AS place, ${columns}
       FROM affiliation f JOIN organization o ON o.id = f.organization_id
       WHERE (f.paper_id, f.author_position) IN (SELECT * FROM unnest($1::int[], $2::int[]))
       ORDER BY f.paper_id, f.author_position, f.position`,
      [pairs.map(([paper]) => paper), pairs.map(([, position]) => position)],
    );
    return groupByKey(places, rows, (row) => row.place);
  });
  return loader.load(`${authorship.paper} ${authorship.position}`);
}
