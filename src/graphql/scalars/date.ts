import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * graphql-scalars' Date parses input into a JavaScript Date; the graph keeps a day as text from end to end, so that no
 * time zone can move it.
 */
function checked(value: unknown): string {
  const valid =
    typeof value === 'string' &&
    DAY.test(value) &&
    value >= '0001-01-01' &&
    new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
  if (!valid) throw new GraphQLError('Date must be a day of the calendar, written YYYY-MM-DD');
  return value;
}

function parse(value: unknown): string {
  try {
    return checked(value);
  } catch {
    // toISOString throws RangeError on month 13, and so on: all the same fault to a client.
    throw new GraphQLError('Date must be a day of the calendar, written YYYY-MM-DD');
  }
}

/** A day as YYYY-MM-DD (RFC 3339 full-date). */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the Gregorian calendar, written YYYY-MM-DD (RFC 3339 full-date).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: parse,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
