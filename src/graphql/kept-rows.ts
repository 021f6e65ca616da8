import type { Parameters } from '../database/statement';
import { readForEach } from './parent-rows';
import type { ReadContext } from './read-context';

/** Rows below a parent that are kept, and how they are counted while what is kept is not current. */
export interface KeptRows {
  /** SELECT of one boolean, whether what is kept of the parent is current. As the others it names the parent as `q.parent`. */
  readonly isCurrent: string;
  readonly kept: (parameters: Parameters) => string;
  /** SELECT of the same rows from the facts. */
  readonly counted: (parameters: Parameters) => string;
}

interface Currency {
  readonly isCurrent: boolean;
  /** Null in the one row of a parent of which nothing is kept. */
  readonly isKept: boolean | null;
}

/**
 * The rows below one parent, read together with those of all other parents asked for: what is kept, or, of parents of which
 * that is not current, what counting says.
 *
 * @param signature what the rows depend on besides the parent.
 */
export async function readKept<Row extends object>(
  context: ReadContext,
  signature: string,
  parent: number,
  { isCurrent, kept, counted }: KeptRows,
): Promise<readonly Row[]> {
  const rows = await readForEach<Row & Currency>(
    context,
    `${signature}, kept`,
    parent,
    (parameters) => `SELECT c.*, k.* FROM (${isCurrent}) c ("isCurrent")
      LEFT JOIN LATERAL (SELECT true AS "isKept", k.* FROM (${kept(parameters)}) k) k ON c."isCurrent"`,
  );
  if (rows.every((row) => row.isCurrent)) return rows.filter((row) => row.isKept);
  return readForEach<Row>(context, `${signature}, counted`, parent, counted);
}
