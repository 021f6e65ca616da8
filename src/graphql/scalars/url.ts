import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { httpUrl } from '../../bibliography/http-url';

function checked(value: unknown): string {
  const url = typeof value === 'string' ? httpUrl(value) : null;
  if (url === null) throw new GraphQLError('URL must be an absolute http or https URL');
  return url;
}

/** An absolute URL whose scheme is http or https, as a string, exactly as it is stored. */
export const HttpUrl = new GraphQLScalarType<string, string>({
  name: 'URL',
  description: 'An absolute URL whose scheme is http or https.',
  specifiedByURL: 'https://url.spec.whatwg.org/',
  serialize: checked,
  parseValue: checked,
  parseLiteral: (node) => checked(node.kind === Kind.STRING ? node.value : undefined),
});
