import type { ArticlePaper } from '../../meta/scholarly-article';
import type { Named } from '../../parts/graph-shapes';

/** A paper as others are named beside it. */
export interface RelatedPaper {
  readonly slug: string;
  readonly title: string;
  readonly year: number | null;
  readonly authors: readonly { readonly name: string }[];
}

/** Papers that one cites or is cited by. */
export interface RelatedPapers {
  readonly totalCount: number;
  readonly nodes: readonly RelatedPaper[];
}

/** What `PaperView` gives of a paper. */
export interface PaperView extends ArticlePaper {
  readonly doi: string | null;
  readonly arxivId: string | null;
  readonly abstractStatus: 'COMPLETE' | 'EXCERPT_ONLY' | 'MISSING';
  readonly firstPublicOn: string | null;
  readonly updatedAt: string;
  readonly presentation: string | null;
  readonly citationCount: number | null;
  readonly links: readonly { readonly kind: string; readonly url: string; readonly label: string | null }[];
  readonly collections: readonly { readonly slug: string; readonly title: string }[];
  readonly venue: (Named & { readonly acronym: string | null; readonly kind: string }) | null;
  readonly bibtex: string;
  readonly apa: string;
  readonly references: RelatedPapers;
  readonly citedBy: RelatedPapers;
}
