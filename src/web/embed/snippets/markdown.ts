import { AUTHORS_SHOWN, pageAddress } from '../../card/card';
import type { CardPaper } from '../../card/card-paper';

/** Text that Markdown takes for nothing but text. Every punctuation character may be escaped (CommonMark 0.31, 2.4). */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

function line(paper: CardPaper, base: string): string {
  const { slug, title, authors, venue, year } = paper;
  const names = authors
    .slice(0, AUTHORS_SHOWN)
    .map(({ name }) => plain(name))
    .join(', ');
  const facts = [
    names && (authors.length > AUTHORS_SHOWN ? `${names} et al.` : names),
    [plain(venue?.acronym || venue?.name || ''), year].filter(Boolean).join(' '),
  ].filter(Boolean);
  return [`**[${plain(title)}](<${pageAddress(base, 'papers', slug)}>)**`, ...facts].join(' — ');
}

/** Papers as Markdown: a line for one, a list for several. */
export function papersMarkdown(papers: readonly CardPaper[], base: string): string {
  const lines = papers.map((paper) => line(paper, base));
  return lines.length === 1 ? `${lines[0]}` : lines.map((each) => `- ${each}`).join('\n');
}
