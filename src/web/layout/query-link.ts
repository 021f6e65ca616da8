import type { WebContext } from '../web-context';

/** A document that a page was made from, with its variables. */
export interface QueryLink {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The address of the playground with the very document that the page was made from. */
export function playgroundAddress(
  { documents, site }: Pick<WebContext, 'documents' | 'site'>,
  { document, variables }: QueryLink,
): string {
  const query = documents.get(document)?.text ?? '';
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  return `${site.base}/playground?${search}`;
}
