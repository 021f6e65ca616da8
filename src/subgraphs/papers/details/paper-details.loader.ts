import { type IdentifierScheme, identifierUrl } from '../../../bibliography/identifier';
import { groupByKey } from '../../../database/rows';
import type { ReadContext } from '../../../graphql/read-context';
import type { LinkKind } from '../enums/link-kind.enum';
import type { ExternalId } from './external-id.type';
import type { PaperLink } from './paper-link.type';

interface IdentifierRow {
  readonly paper: number;
  readonly scheme: IdentifierScheme;
  readonly value: string;
}

/** A paper's identifiers, the one to show first among those of one scheme. */
export async function identifiersOf({ reader, loaders }: ReadContext, paper: number): Promise<ExternalId[]> {
  const loader = loaders.get<number, IdentifierRow[]>('identifiers', async (papers) => {
    const rows = await reader.rows<IdentifierRow>(
      'SELECT paper_id AS paper, scheme, value FROM paper_identifier WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position',
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
  const rows = await loader.load(paper);
  return rows.map(({ scheme, value }) => ({ scheme, value, url: identifierUrl(scheme, value) }));
}

/** The paper's first identifier of a scheme, or null. */
export async function identifierOf(
  context: ReadContext,
  paper: number,
  scheme: IdentifierScheme,
): Promise<string | null> {
  const identifiers = await identifiersOf(context, paper);
  return identifiers.find((identifier) => identifier.scheme === scheme)?.value ?? null;
}

/** A paper's links in their order; of the given kinds only, where given. */
export async function linksOf(
  { reader, loaders }: ReadContext,
  paper: number,
  kinds?: readonly LinkKind[] | null,
): Promise<PaperLink[]> {
  const loader = loaders.get<number, (PaperLink & { paper: number })[]>('links', async (papers) => {
    const rows = await reader.rows<PaperLink & { paper: number }>(
      'SELECT paper_id AS paper, kind, url, label FROM paper_link WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position',
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
  const links = await loader.load(paper);
  return kinds ? links.filter(({ kind }) => kinds.includes(kind)) : links;
}

/** A paper's whole abstract, or null. */
export function abstractOf({ reader, loaders }: ReadContext, paper: number): Promise<string | null> {
  const loader = loaders.get<number, string | null>('abstract', async (papers) => {
    const rows = await reader.rows<{ paper: number; abstract: string | null }>(
      'SELECT id AS paper, abstract FROM paper WHERE id = ANY($1::int[])',
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper).map(([row]) => row?.abstract ?? null);
  });
  return loader.load(paper);
}
