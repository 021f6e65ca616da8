/** A column that holds the rows of a SELECT as a list, null where it gives none. Its order is kept. */
export function listColumn(select: string, name: string): string {
  return `(SELECT json_agg(x) FROM (${select}) x) AS ${name}`;
}

/** A column that holds the one row of a SELECT, null where it gives none. */
export function objectColumn(select: string, name: string): string {
  return `(SELECT row_to_json(x) FROM (${select}) x) AS ${name}`;
}
