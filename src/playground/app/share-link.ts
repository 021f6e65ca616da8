/** What a shareable link holds; an empty string where the link does not say. */
export interface SharedOperation {
  query: string;
  variables: string;
  operationName: string;
}

/**
 * Longest search string written to the address bar, in characters. Node refuses a request whose headers exceed
 * 16 KiB, so a longer link could be shown but not opened.
 */
export const LONGEST_SEARCH = 8_000;

/** The operation that a link's search string holds, or undefined when it holds no query. */
export function readShareLink(search: string): SharedOperation | undefined {
  const parameters = new URLSearchParams(search);
  const query = parameters.get('query');
  if (!query) return undefined;
  return {
    query,
    variables: parameters.get('variables') ?? '',
    operationName: parameters.get('operationName') ?? '',
  };
}

/** The search string of a link to `operation`, with its `?`; empty when there is no query or it would be too long. */
export function writeShareLink(
  operation: {
    [Key in keyof SharedOperation]?: string | null;
  },
): string {
  if (!operation.query?.trim()) return '';
  const parameters = new URLSearchParams({ query: operation.query });
  if (operation.variables?.trim()) parameters.set('variables', operation.variables);
  if (operation.operationName) parameters.set('operationName', operation.operationName);
  const search = `?${parameters}`;
  return search.length <= LONGEST_SEARCH ? search : '';
}
