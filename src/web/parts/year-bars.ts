import { type Html, h } from '../card/html';
import { printCount, printNumber } from './counts';

/** How many papers there are of a year. */
export interface YearCount {
  readonly year: number;
  readonly count: number;
}

/** Papers of as many years as one bar stands for. */
export interface YearBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** More bars could not be told apart on a phone. */
const MAX_BARS = 48;

/** Years that one bar may stand for. */
const WIDTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

/** The bars of a plot, years without a paper among them: as narrow as leaves few enough. `counts` in any order. */
export function yearBars(counts: readonly YearCount[]): YearBar[] {
  const known = counts.filter(({ count }) => count > 0);
  const years = known.map(({ year }) => year);
  if (years.length === 0) return [];
  const [least, most] = [Math.min(...years), Math.max(...years)];
  const barsOf = (width: number) => Math.floor(most / width) - Math.floor(least / width) + 1;
  const width = WIDTHS.find((wide) => barsOf(wide) <= MAX_BARS) ?? most - least + 1;
  const start = Math.floor(least / width) * width;
  const bars = Array.from({ length: barsOf(width) }, (_, index) => {
    const from = start + index * width;
    return { from, to: from + width - 1, count: 0 };
  });
  for (const { year, count } of known) {
    const bar = bars[Math.floor((year - start) / width)];
    if (bar) bar.count += count;
  }
  return bars;
}

const spanOf = ({ from, to }: YearBar) => (from === to ? `${from}` : `${from}–${to}`);

/** A plot in words: when the papers are of, and of which time most. */
export function describeBars(bars: readonly YearBar[]): string {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return 'No paper has a year.';
  const total = bars.reduce((sum, { count }) => sum + count, 0);
  const most = bars.reduce((best, bar) => (bar.count >= best.count ? bar : best));
  const when = first.from === last.to ? `of ${first.from}` : `from ${first.from} to ${last.to}`;
  return bars.length === 1
    ? `${printCount(total, 'paper')} ${when}.`
    : `${printCount(total, 'paper')} ${when}; most in ${spanOf(most)}: ${printNumber(most.count)}.`;
}

/** The table of a plot's numbers, which says the same without it. @param address of the papers of some years */
function table(bars: readonly YearBar[], address: (bar: YearBar) => string): Html {
  return h(
    'details',
    { class: 'numbers' },
    h('summary', null, 'As a table'),
    h(
      'table',
      null,
      h('thead', null, h('tr', null, h('th', { scope: 'col' }, 'Year'), h('th', { scope: 'col' }, 'Papers'))),
      h(
        'tbody',
        null,
        bars
          .filter(({ count }) => count > 0)
          .toReversed()
          .map((bar) =>
            h(
              'tr',
              null,
              h('th', { scope: 'row' }, h('a', { href: address(bar), rel: 'nofollow' }, spanOf(bar))),
              h('td', null, printNumber(bar.count)),
            ),
          ),
      ),
    ),
  );
}

/** The size of a drawing, in units of its own: it grows with the page. */
const WIDTH = 304;
const HEIGHT = 90;
const ABOVE = 16;
const BELOW = 18;
const WIDEST_BAR = 26;

/** Where a bar stands. */
interface BarPlace {
  readonly x: number;
  readonly width: number;
}

function placesOf(count: number): BarPlace[] {
  const step = Math.min(WIDTH / count, WIDEST_BAR);
  const start = (WIDTH - step * count) / 2;
  return Array.from({ length: count }, (_, index) => ({
    x: round(start + index * step + step * 0.1),
    width: round(step * 0.8),
  }));
}

/** Words in the middle of a bar, unless they would be cut off at an end of the drawing. */
function label(text: string, { x, width }: BarPlace, y: number): Html {
  const middle = x + width / 2;
  const anchor = middle < 16 ? 'start' : middle > WIDTH - 16 ? 'end' : 'middle';
  const at = anchor === 'start' ? 0 : anchor === 'end' ? WIDTH : round(middle);
  return h('text', { x: at, y: round(y), 'text-anchor': anchor }, text);
}

function drawing(bars: readonly YearBar[], titleId: string): Html {
  const most = Math.max(...bars.map(({ count }) => count));
  const top = bars.findLastIndex(({ count }) => count === most);
  const ground = ABOVE + HEIGHT;
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max((count / most) * HEIGHT, 1.5));
  const drawn = placesOf(bars.length).flatMap((place, index) => {
    const bar = bars[index];
    return bar ? [{ bar, place, height: heightOf(bar.count) }] : [];
  });
  const named = new Set([0, bars.length - 1]);
  return h(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${WIDTH} ${ground + BELOW}`,
      role: 'img',
      'aria-labelledby': titleId,
      width: WIDTH,
      height: ground + BELOW,
    },
    h('title', { id: titleId }, describeBars(bars)),
    drawn.map(({ place, height }) =>
      h('rect', { ...place, y: round(ground - height), height: round(height), rx: 1 }),
    ),
    h('path', { class: 'axis', d: `M0 ${ground + 0.5}H${WIDTH}` }),
    drawn.map(({ bar, place, height }, index) => [
      index === top && label(printNumber(most), place, ground - height - 5),
      named.has(index) && label(`${index === 0 ? bar.from : bar.to}`, place, ground + 14),
    ]),
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Papers per year as a plot with its table; nothing where there are not two bars to compare. @param address of the papers of some years */
export function yearPlot(
  counts: readonly YearCount[],
  address: (bar: YearBar) => string,
  id = 'years',
): Html | undefined {
  const bars = yearBars(counts);
  if (bars.length < 2) return undefined;
  return h(
    'section',
    { class: 'per-year', 'aria-labelledby': id },
    h('h2', { id }, 'Papers per year'),
    drawing(bars, `${id}-plot`),
    table(bars, address),
  );
}
