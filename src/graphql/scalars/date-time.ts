import { GraphQLError, GraphQLScalarType } from 'graphql';

/** An instant as RFC 3339 text in UTC. The graph only gives instants out; nothing takes one in. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'An instant in UTC, written as RFC 3339 date-time: 2025-04-24T08:30:00.000Z.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc3339#section-5.6',
  serialize: (value) => {
    if (value instanceof Date) return value.toISOString();
    throw new GraphQLError('DateTime must be an instant');
  },
});
