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

const BAR = 12;
const GAP = 3;
const HEIGHT = 90;
const BELOW = 18;
const ABOVE = 16;

/** The drawing itself, in units of its own: it grows with the page. */
function drawing(bars: readonly YearBar[], titleId: string): Html {
  const most = Math.max(...bars.map(({ count }) => count));
  const width = Math.max(bars.length * (BAR + GAP) - GAP, 160);
  const left = (width - (bars.length * (BAR + GAP) - GAP)) / 2;
  const at = (index: number) => left + index * (BAR + GAP);
  const top = bars.findLastIndex(({ count }) => count === most);
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max((count / most) * HEIGHT, 1.5));
  const label = (index: number, text: string, anchor: string, y: number) =>
    h('text', { x: at(index) + BAR / 2, y, 'text-anchor': anchor }, text);
  const last = bars.length - 1;
  /** Words at the ends would be cut off in the middle. */
  const anchorOf = (index: number) =>
    at(index) < 20 ? 'start' : at(index) > width - 20 - BAR ? 'end' : 'middle';
  return h(
    'svg',
    {
      class: 'plot',
      viewBox: `0 0 ${width} ${ABOVE + HEIGHT + BELOW}`,
      role: 'img',
      'aria-labelledby': titleId,
      width,
      height: ABOVE + HEIGHT + BELOW,
    },
    h('title', { id: titleId }, describeBars(bars)),
    bars.map((bar, index) => {
      const height = heightOf(bar.count);
      return h('rect', {
        x: at(index),
        y: round(ABOVE + HEIGHT - height),
        width: BAR,
        height: round(height),
        rx: 1.5,
      });
    }),
    h('path', { class: 'axis', d: `M0 ${ABOVE + HEIGHT + 0.5}H${width}` }),
    label(top, printNumber(most), anchorOf(top), round(ABOVE + HEIGHT - heightOf(most) - 5)),
    label(0, `${bars[0]?.from}`, last === 0 ? 'middle' : anchorOf(0), ABOVE + HEIGHT + 14),
    last > 0 && label(last, `${bars[last]?.to}`, anchorOf(last), ABOVE + HEIGHT + 14),
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Papers per year as a plot with its table; nothing where no year is known. @param address of the papers of some years */
export function yearPlot(
  counts: readonly YearCount[],
  address: (bar: YearBar) => string,
  id = 'years',
): Html | undefined {
  const bars = yearBars(counts);
  if (bars.length === 0) return undefined;
  return h(
    'section',
    { class: 'per-year', 'aria-labelledby': id },
    h('h2', { id }, 'Papers per year'),
    drawing(bars, `${id}-plot`),
    table(bars, address),
  );
}
