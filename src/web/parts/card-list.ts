import { card } from '../card/card';
import { dateWriter } from '../card/card-date';
import type { CardPaper } from '../card/card-paper';
import { type Html, h } from '../card/html';
import type { Sort } from '../listing/papers-query';
import type { Site } from '../site/site';

const writeDate = dateWriter('en');

type HeadingLevel = 2 | 3 | 4;

/** Papers in a list, each as its card. */
export function cardList(papers: readonly CardPaper[], { base }: Site, heading: HeadingLevel): Html {
  return h(
    'ol',
    { class: 'cards', role: 'list' },
    papers.map((paper) => h('li', null, card(h, paper, { base, writeDate, heading }))),
  );
}

/** The year a listing by date has a paper under: as {@link CardPaper.publishedOn} says, which may differ from the year. */
function yearOf({ publishedOn, year }: CardPaper): number | undefined {
  return publishedOn ? Number(publishedOn.slice(0, 4)) : (year ?? undefined);
}

/** Papers that stand together under one year. */
function byYear(papers: readonly CardPaper[]): [year: number | undefined, papers: CardPaper[]][] {
  const groups: [number | undefined, CardPaper[]][] = [];
  for (const paper of papers) {
    const year = yearOf(paper);
    const last = groups.at(-1);
    if (last && last[0] === year) last[1].push(paper);
    else groups.push([year, [paper]]);
  }
  return groups;
}

/**
 * Papers in the order of the graph, under headings of their years where that is an order of dates.
 * @param level of the outermost headings
 */
export function paperList(papers: readonly CardPaper[], site: Site, sort: Sort, level: 2 | 3 = 2): Html {
  if (papers.length === 0 || (sort !== 'newest' && sort !== 'oldest')) return cardList(papers, site, level);
  return h(
    'div',
    { class: 'years' },
    byYear(papers).map(([year, ofYear]) => {
      const id = `y${year ?? '-none'}`;
      return h(
        'section',
        { 'aria-labelledby': id },
        h(`h${level}`, { class: 'year', id }, year ?? 'Without a date'),
        cardList(ofYear, site, level === 2 ? 3 : 4),
      );
    }),
  );
}
