import type { PaperTypeName, VenueKindName } from '../../bibliography/vocabulary';
import type { InterchangePaper } from '../../interchange/interchange-json';

const KINDS: Readonly<Partial<Record<PaperTypeName, VenueKindName>>> = {
  CONFERENCE_PAPER: 'CONFERENCE',
  WORKSHOP_PAPER: 'WORKSHOP',
  JOURNAL_ARTICLE: 'JOURNAL',
  PREPRINT: 'REPOSITORY',
};

/** The venue of a paper of that type, whose kind the type tells. */
export function venueOf(type: PaperTypeName, name: string | undefined): InterchangePaper['venue'] {
  return name ? { name, kind: KINDS[type] ?? 'OTHER' } : undefined;
}

/** Whether proceedings of that name are those of a workshop. */
export function isWorkshop(name: string): boolean {
  return /\bworkshops?\b/i.test(name);
}

/** "arXiv preprint arXiv:2407.14985", "ArXiv e-prints" and DBLP's "CoRR" are all arXiv. */
const ARXIV = /^(arxiv(\.org)?\b.*|(abs\/|computing research repository).*|corr(\s*$|[,:\s]+abs\b.*))$/i;
const REPOSITORY =
  /^(\p{L}*rxiv(\s+preprints?)?|ssrn( electronic journal)?|hal( open science)?|techrxiv|research square|preprints(\.org)?)$/iu;

/** The repository of preprints that a journal or publisher of that name is, in its usual spelling; else undefined. */
export function repositoryOf(name: string | undefined): string | undefined {
  const bare = name?.trim() ?? '';
  if (ARXIV.test(bare)) return 'arXiv';
  return REPOSITORY.test(bare) ? bare : undefined;
}
