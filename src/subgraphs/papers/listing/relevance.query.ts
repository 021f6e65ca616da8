/**
 * The relevance of a paper, `d` being its search document: how near to each other its title, keywords and names have all the
 * words, then how many of the words they have, then its year. The 1 lets short headings go before long ones.
 */
export function relevance(query: string): string {
  const together = `ts_rank_cd(d.heading, ${query}, 1)`;
  const any = `ts_rank(d.heading, ${query}, 1)`;
  return `(${together} + ${any} / 10 + greatest(d.year - 1899, 1) / 1e6)::real`;
}
