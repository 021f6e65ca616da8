import { type IdentifierScheme, normaliseIdentifier } from '../../bibliography/identifier';
import type { LinkKindName, PaperTypeName } from '../../bibliography/vocabulary';
import type { InterchangePaper } from '../../interchange/interchange-json';

/** Systems whose addresses hold their identifier. */
const ADDRESSED: readonly IdentifierScheme[] = [
  'DOI',
  'ARXIV',
  'ACL',
  'OPENREVIEW',
  'OPENALEX',
  'S2',
  'DBLP',
  'PMID',
  'PMCID',
];

/** Types whose ISBN is their own; that of proceedings, common to all papers in them, would make these one. */
export const HAS_OWN_ISBN: ReadonlySet<PaperTypeName> = new Set<PaperTypeName>(['BOOK', 'THESIS', 'REPORT']);

/** Identifiers by scheme in lower case, as interchange JSON has them. */
export type Ids = Record<string, string>;

/** The identifiers that web addresses hold. */
export function idsInAddresses(addresses: readonly string[]): Ids {
  const ids: Ids = {};
  for (const address of addresses) {
    if (!/^https?:/i.test(address)) continue;
    for (const scheme of ADDRESSED) {
      const value = normaliseIdentifier(scheme, address);
      if (value !== null) ids[scheme.toLowerCase()] ??= value;
    }
  }
  return ids;
}

/** arXiv identifiers as people write them into notes and journals: "arXiv preprint arXiv:2407.14985v2". */
export function arxivIdIn(text: string): string | undefined {
  const [, id] =
    /\barxiv\s*[:.]\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?:v\d+)?)/i.exec(text) ?? [];
  return id;
}

function isPdf(address: string): boolean {
  return (
    /\.pdf([?#].*)?$/i.test(address) ||
    /^https?:\/\/(www\.)?(arxiv\.org\/pdf\/|openreview\.net\/pdf\?)/i.test(address)
  );
}

/** A paper's links to the given addresses, each once; those of files as PDF. Addresses of nothing on the web are left out. */
export function linksTo(
  addresses: readonly string[],
  kind: LinkKindName = 'LANDING',
): InterchangePaper['links'] {
  return Array.from(new Set(addresses))
    .filter((address) => /^https?:\/\//i.test(address))
    .map((url) => ({ kind: isPdf(url) ? 'PDF' : kind, url }));
}
