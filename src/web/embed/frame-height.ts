import { AUTHORS_SHOWN, LINKS_SHOWN, linkLabel } from '../card/card';
import type { CardPaper } from '../card/card-paper';

/** Pixels of the page in a frame, as frame.css, card.css and the browser's usual font have them. */
const BODY_FONT = 15;
const BODY_LINE = 22.5;
const TITLE_FONT = 18;
const TITLE_LINE = 23.4;
const PART_GAP = 7.5;
const CARD_GAP = 16;
const PADDING = 16;
const NARROW_PADDING = 12;
const NARROW = 384;
const FOOT = 28;

/** What is added for fonts that are wider than most: a share of the height, and half a line. */
const SPARE_SHARE = 0.08;
const SPARE = 12;

/** Wide characters (East Asian, emoji) take a whole em, others half of one, roughly. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\p{Extended_Pictographic}]/u;

/** Average width of other characters, in ems: a little more than most fonts have, since too high is better than cut off. */
const EM_SHARE = 0.56;

/** The width of a space, in ems. */
const SPACE = 0.3;

function textWidth(text: string, font: number): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : EM_SHARE;
  return ems * font;
}

/** Lines that items of those widths take, which break between items alone unless one is wider than a line. */
function rows(widths: readonly number[], gap: number, width: number): number {
  let count = 1;
  let used = 0;
  for (const item of widths) {
    const more = used === 0 ? item : used + gap + item;
    if (more > width && used > 0) count += 1;
    count += Math.floor(item / (width + 1));
    used = more > width ? item % (width + 1) : more;
  }
  return count;
}

/** Lines that a text takes. */
function lines(text: string, font: number, width: number): number {
  const words = text.split(/\s+/).map((word) => textWidth(word, font));
  return rows(words, SPACE * font, Math.max(font, width));
}

function cardHeight(paper: CardPaper, width: number): number {
  const padding = width < NARROW ? NARROW_PADDING : PADDING;
  const inner = width - 2 * padding - 2;
  const part = (text: string) => (text ? PART_GAP + BODY_LINE * lines(text, BODY_FONT, inner) : 0);
  const byline = [
    paper.authors
      .slice(0, AUTHORS_SHOWN)
      .map(({ name }) => name)
      .join(', '),
    paper.venue?.acronym ?? paper.venue?.name,
    paper.publishedOn ?? paper.year,
  ];
  const row = (items: readonly string[]) => {
    const widths = items.map((item) => textWidth(item, BODY_FONT));
    return items.length > 0 ? PART_GAP + BODY_LINE * rows(widths, BODY_FONT, inner) : 0;
  };
  return (
    2 +
    2 * padding +
    TITLE_LINE * lines(paper.title, TITLE_FONT, inner) +
    part(byline.filter(Boolean).join(' · ')) +
    part(paper.excerpt ?? '') +
    row(paper.areas.map(({ name }) => name)) +
    row(paper.links.slice(0, LINKS_SHOWN).map(linkLabel))
  );
}

/**
 * About how high a frame of that width has to be to show all of its cards, in pixels. A little too high for most: whoever can hear
 * the frame's own messages gets the right height.
 */
export function frameHeight(papers: readonly CardPaper[], width: number): number {
  const cards = papers.map((paper) => cardHeight(paper, width));
  const all = cards.reduce((sum, height) => sum + height, 0) + CARD_GAP * Math.max(0, cards.length - 1);
  return Math.ceil(all * (1 + SPARE_SHARE) + FOOT + SPARE);
}
