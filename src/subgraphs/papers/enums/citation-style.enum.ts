import { graphEnum } from '../../../graphql/graph-enum';

export const CitationStyle = graphEnum('CitationStyle', 'The form of a citation.', {
  BIBTEX: 'One BibTeX entry.',
  RIS: 'One RIS record, with CRLF line ends.',
  CSL_JSON: 'A CSL-JSON list of one item.',
  APA: 'One line of a reference list in APA style, plain text.',
});
export type CitationStyle = keyof typeof CitationStyle;
