import type DataLoader from 'dataloader';
import { listColumn } from '../../../database/column';
import { groupByKey } from '../../../database/rows';
import { keyList } from '../../../database/statement';
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
  /** The organizations that the paper names for them, in its order, where they are asked for; null where it names none. */
  readonly affiliations?: readonly NodeRow[] | null;
}

/** The fields asked of what an authorship leads to. */
export interface AuthorshipFields {
  readonly author: ReadonlySet<string>;
  /** Absent where no affiliations are asked for. */
  readonly affiliations?: ReadonlySet<string>;
}

/** Loads papers' authorships in author order, each with its author, and with its affiliations where they are asked for. */
export function authorshipsOfPapers(
  { reader, loaders }: ReadContext,
  fields: AuthorshipFields,
): DataLoader<number, AuthorshipRow[]> {
  const columns = selectListOf(AUTHOR_TABLE, fields.author);
  const affiliations = fields.affiliations ? `, ${affiliationsColumn(fields.affiliations)}` : '';
  return loaders.get<number, AuthorshipRow[]>(`authorships ${columns}${affiliations}`, async (papers) => {
    const rows = await reader.rows<AuthorshipRow>(
      `SELECT s.paper_id AS paper, s.position, s.raw_name AS "rawName", s.is_corresponding AS "isCorresponding", ${columns}${affiliations}
         FROM authorship s JOIN author a ON a.id = s.author_id
         WHERE s.paper_id = ANY(${keyList('$1', 'int')}) ORDER BY s.paper_id, s.position`,
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
}

function affiliationsColumn(fields: ReadonlySet<string>): string {
  return listColumn(
    `SELECT ${selectListOf(ORGANIZATION_TABLE, fields)} FROM affiliation f JOIN organization o ON o.id = f.organization_id
     WHERE f.paper_id = s.paper_id AND f.author_position = s.position ORDER BY f.position`,
    'affiliations',
  );
}
