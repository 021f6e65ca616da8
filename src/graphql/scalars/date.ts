import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a day of the calendar from 0001-01-01 to 9999-12-31. */
export function isCalendarDay(text: string): boolean {
  if (!DAY.test(text) || text < '0001-01-01') return false;
  const day = new Date(`${text}T00:00:00Z`);
  // A 31st of February is taken for a day in March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * graphql-scalars' Date parses input into a JavaScript Date; the graph keeps a day as text from end to end, so that no
 * time zone can move it.
 */
function checked(value: unknown): string {
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  throw new GraphQLError('Date must be a day of the calendar, written YYYY-MM-DD');
}

/** A day as YYYY-MM-DD (RFC 3339 full-date). */
export const CalendarDate = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'A day of the Gregorian calendar, written YYYY-MM-DD (RFC 3339 full-date).',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: checked,
  parseValue: checked,
  parseLiteral: (node) => checked(node.kind === Kind.STRING ? node.value : undefined),
});
