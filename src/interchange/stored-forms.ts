/** SQL of a time as RFC 3339 in UTC, to the microsecond. `column` is SQL of ours. */
export function utc(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

/** Orders by where a scheme stands among `schemes`. */
export function byScheme<Scheme>(schemes: readonly Scheme[]) {
  return (left: { readonly scheme: Scheme }, right: { readonly scheme: Scheme }): number =>
    schemes.indexOf(left.scheme) - schemes.indexOf(right.scheme);
}
