/**
 * The relevance of a paper, `d` being its search document: first whether the search is its title, then how near to each other
 * its title, keywords and names have all the words, then how many of the words they have, then its year. The last argument, 1, lets
 * short headings go before long ones. All numbers are of one type: others take as long to compute as the ranks.
 *
 * @param query SQL of the tsquery
 * @param title SQL of the search as a folded title
 */
export function relevance(query: string, title: string): string {
  const together = `ts_rank_cd(d.heading, ${query}, 1)`;
  const any = `ts_rank(d.heading, ${query}, 1) * 0.1::real`;
  const newer = 'greatest(d.year - 1899, 1) * 1e-6::real';
  return `((d.title = ${title})::int::real + ${together} + ${any} + ${newer})::real`;
}
