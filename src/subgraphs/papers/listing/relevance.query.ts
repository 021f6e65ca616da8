/**
 * The relevance of a paper, `d` being its search document: first whether the search is its title, or stands in it word for word, stop
 * words included; then how near to each other its title, keywords and names have all the words; then how many of the words they
 * have; then its year. The last argument of ranks, 1, lets short headings go before long ones. All numbers are of one type:
 * converting them would take as long as the ranks.
 *
 * @param query SQL of the tsquery
 * @param text SQL of the search, folded as titles are
 */
export function relevance(query: string, text: string): string {
  const literal = `((strpos(d.title, ${text}) > 0)::int + (d.title = ${text})::int)::real`;
  const together = `ts_rank_cd(d.heading, ${query}, 1)`;
  const any = `ts_rank(d.heading, ${query}, 1) * 0.1::real`;
  const newer = 'greatest(d.year - 1899, 1) * 1e-6::real';
  return `(${literal} + ${together} + ${any} + ${newer})::real`;
}
