import type { Parameters } from '../../../database/statement';
import { MATCH_END, MATCH_START } from './highlight';
import type { RankedSearch } from './paper-set.query';

/** Characters of an abstract that are looked through for matches: marking a text takes time in its length. */
const MARKED_LENGTH = 4_000;

/** Postgres marks every match and leaves nothing out: how it would choose fragments differs between its versions. */
function markedTexts(query: string, parameters: Parameters): string {
  const marks = parameters.bind(`${MATCH_START}${MATCH_END}`, 'text');
  const options = parameters.bind(`StartSel=${MATCH_START}, StopSel=${MATCH_END}, HighlightAll=true`, 'text');
  const marked = (text: string) =>
    `ts_headline('english', translate(${text}, ${marks}, ''), ${query}, ${options})`;
  const text = `left(coalesce(p.abstract, p.excerpt), ${MARKED_LENGTH})`;
  return `json_build_object('title', ${marked('p.title')}, 'text', ${marked(text)}) AS marked`;
}

/** The columns that say how a paper matches a search, as far as its edge asks for them. */
export function searchMatchColumns(
  { query, score }: RankedSearch,
  edgeFields: ReadonlySet<string>,
  parameters: Parameters,
): string[] {
  return [
    ...(edgeFields.has('score') ? [`${score()} AS score`] : []),
    ...(edgeFields.has('highlight') ? [markedTexts(query, parameters)] : []),
  ];
}
