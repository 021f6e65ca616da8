import { graphEnum } from '../../../graphql/graph-enum';

export const IdScheme = graphEnum('IdScheme', 'A system that gives papers identifiers.', {
  DOI: 'Digital Object Identifier, in lower case, without resolver address.',
  ARXIV: 'arXiv identifier, without version.',
  OPENALEX: 'OpenAlex work id, W and digits.',
  S2: 'Semantic Scholar paper id (40 hexadecimal digits) or corpus id (digits).',
  ACL: 'ACL Anthology id.',
  OPENREVIEW: 'OpenReview forum id.',
  PMID: 'PubMed id.',
  PMCID: 'PubMed Central id, with PMC.',
  DBLP: 'DBLP record key.',
  ISBN: 'ISBN, digits only.',
});
export type IdScheme = keyof typeof IdScheme;
