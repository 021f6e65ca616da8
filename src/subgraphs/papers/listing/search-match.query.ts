import type { Parameters } from '../../../database/statement';
import { MATCH_END, MATCH_START } from './highlight';
import { relevance } from './paper-order.query';

function highlight(query: string, parameters: Parameters): string {
  const marks = parameters.bind(`${MATCH_START}${MATCH_END}`, 'text');
  const options = parameters.bind(
    `StartSel=${MATCH_START}, StopSel=${MATCH_END}, MaxWords=40, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "`,
    'text',
  );
  // Abstracts beyond a few thousand characters are rare, and marking a text takes time in its length.
  const text = `translate(concat_ws(' — ', p.title, left(coalesce(p.abstract, p.excerpt), 4000)), ${marks}, '')`;
  return `ts_headline('english', ${text}, ${query}, ${options}) AS highlight`;
}

/** The columns that say how a paper matches a search, as far as its edge asks for them. */
export function searchMatchColumns(
  query: string | undefined,
  edgeFields: ReadonlySet<string>,
  parameters: Parameters,
): string[] {
  if (query === undefined) return [];
  return [
    ...(edgeFields.has('score') ? [`${relevance(query)} AS score`] : []),
    ...(edgeFields.has('highlight') ? [highlight(query, parameters)] : []),
  ];
}
