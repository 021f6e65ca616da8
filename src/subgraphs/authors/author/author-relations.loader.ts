import type DataLoader from 'dataloader';
import { descendantsOf } from '../../../database/area-descendants';
import { SUMMARY_IS_CURRENT } from '../../../database/area-summaries';
import { foremost, type RankedTable } from '../../../database/foremost';
import { countLiteral } from '../../../database/statement';
import { readKept } from '../../../graphql/kept-rows';
import { type NodeRow, selectListOf } from '../../../graphql/node-table';
import { readForEach, rowsBelow } from '../../../graphql/parent-rows';
import type { ReadContext } from '../../../graphql/read-context';
import { ORGANIZATION_TABLE } from '../organization/organization.table';
import { AUTHOR_TABLE } from './author.table';
import type { AuthorCountRow } from './author-count.type';

/** An author as read, with a number of papers. */
type CountedRow = NodeRow & { readonly counted: number };

const namedAuthors = (fields: ReadonlySet<string>): RankedTable => ({
  ...AUTHOR_TABLE,
  columns: selectListOf(AUTHOR_TABLE, fields),
});

const counted = (row: CountedRow): AuthorCountRow => ({ author: row, paperCount: row.counted });

/** Loads papers' authors in author order; the first `first` of them, where given. */
export function authorsOfPapers(
  context: ReadContext,
  first: number | null,
  fields: ReadonlySet<string>,
): DataLoader<number, NodeRow[]> {
  const columns = selectListOf(AUTHOR_TABLE, fields);
  return rowsBelow(context, `authors of a paper ${first} ${columns}`, () => {
    const upTo = first === null ? '' : ` AND s.position <= ${countLiteral(first)}`;
    return `SELECT ${columns} FROM authorship s JOIN author a ON a.id = s.author_id
      WHERE s.paper_id = q.parent${upTo} ORDER BY s.position`;
  });
}

/** The people an author wrote papers with, most joint papers first. */
export async function coauthorsOf(
  context: ReadContext,
  author: number,
  first: number,
  fields: ReadonlySet<string>,
): Promise<AuthorCountRow[]> {
  const authors = namedAuthors(fields);
  const rows = await readForEach<CountedRow>(context, `coauthors ${first} ${authors.columns}`, author, () =>
    foremost(
      authors,
      `SELECT other.author_id AS id, count(*)::int AS papers
       FROM authorship own JOIN authorship other ON other.paper_id = own.paper_id AND other.author_id <> own.author_id
       WHERE own.author_id = q.parent GROUP BY other.author_id`,
      first,
    ),
  );
  return rows.map(counted);
}

/** The authors of an area's papers, descendants included, most papers first. */
export async function authorsOfArea(
  context: ReadContext,
  area: number,
  first: number,
  fields: ReadonlySet<string>,
): Promise<readonly AuthorCountRow[]> {
  const authors = namedAuthors(fields);
  const rows = await readKept<CountedRow>(context, `authors of an area ${first} ${authors.columns}`, area, {
    isCurrent: SUMMARY_IS_CURRENT,
    kept: () => `SELECT ${authors.columns}, k.paper_count AS counted FROM area_author k JOIN author a ON a.id = k.author_id
      WHERE k.area_id = q.parent AND k.place <= ${countLiteral(first)} ORDER BY k.place`,
    counted: () =>
      foremost(
        authors,
        `SELECT s.author_id AS id, count(*)::int AS papers FROM authorship s
         WHERE s.paper_id IN (SELECT paper_id FROM paper_area WHERE area_id IN (${descendantsOf('q.parent')}))
         GROUP BY s.author_id`,
        first,
      ),
  });
  return rows.map(counted);
}

/** The organizations an author named on the newest of the papers that name any. */
export function affiliationsOfAuthor(
  context: ReadContext,
  author: number,
  fields: ReadonlySet<string>,
): Promise<NodeRow[]> {
  const columns = selectListOf(ORGANIZATION_TABLE, fields);
  return readForEach(
    context,
    `affiliations of an author ${columns}`,
    author,
    () => `WITH named AS (
        SELECT f.organization_id, f.position, coalesce(p.published_on, make_date(p.year, 1, 1), '-infinity'::date) AS day
        FROM authorship s JOIN paper p ON p.id = s.paper_id
        JOIN affiliation f ON f.paper_id = s.paper_id AND f.author_position = s.position
        WHERE s.author_id = q.parent
      ), latest AS (
        SELECT organization_id, min(position) AS place FROM named
        WHERE day = (SELECT max(day) FROM named) GROUP BY organization_id
      )
      SELECT ${columns} FROM latest JOIN organization o ON o.id = latest.organization_id
      ORDER BY latest.place, o.name_folded, o.id`,
  );
}
