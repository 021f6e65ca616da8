import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';

/**
 * Names of a text's operations; none where it cannot be parsed.
 * @param {string} query
 */
function operationNames(query) {
  try {
    const { definitions } = parse(query);
    return definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION && definition.name ? [definition.name.value] : [],
    );
  } catch {
    return [];
  }
}

/**
 * Sends operations to the endpoint. GraphiQL learns a tab's operations a moment after the tab was opened, and until then
 * sends the name of one in the tab before: a name that the text does not have is left out.
 * @param {string} url
 * @returns {import('@graphiql/toolkit').Fetcher}
 */
export function createFetcher(url) {
  const fetcher = createGraphiQLFetcher({ url, enableIncrementalDelivery: false });
  return (params, options) => {
    const { operationName, ...rest } = params;
    const known = operationName && operationNames(params.query).includes(operationName);
    return fetcher(known ? params : rest, options);
  };
}
