import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { neighbourGraph, placesAround, shortName } from './neighbour-graph';
import { describeBars, yearBars, yearPlot } from './year-bars';

const counts = fc.array(fc.record({ year: fc.integer({ min: 1, max: 9_999 }), count: fc.nat(100_000) }), {
  maxLength: 80,
});

describe('the bars of a plot', () => {
  it('have every paper once, each in the bar of its year, and are few', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const bars = yearBars(given);
        expect(bars.length).toBeLessThanOrEqual(48);
        const sum = (values: readonly { count: number }[]) =>
          values.reduce((total, { count }) => total + count, 0);
        expect(sum(bars)).toBe(sum(given));
        for (const { from, to, count } of bars) {
          expect(count).toBe(sum(given.filter(({ year }) => year >= from && year <= to)));
        }
      }),
    );
  });

  it('stand beside each other without a gap, and begin and end with papers', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const bars = yearBars(given);
        for (const [index, bar] of bars.entries()) {
          const before = bars[index - 1];
          if (before) expect(bar.from).toBe(before.to + 1);
        }
        if (bars.length > 0)
          expect(Math.min(bars[0]?.count ?? 0, bars.at(-1)?.count ?? 0)).toBeGreaterThan(0);
      }),
    );
  });

  it('are single years where these are few', () => {
    const bars = yearBars([
      { year: 2025, count: 3 },
      { year: 2023, count: 1 },
    ]);
    expect(bars).toEqual([
      { from: 2023, to: 2023, count: 1 },
      { from: 2024, to: 2024, count: 0 },
      { from: 2025, to: 2025, count: 3 },
    ]);
    expect(describeBars(bars)).toBe('4 papers from 2023 to 2025; most in 2025: 3.');
    expect(describeBars([])).toBe('No paper has a year.');
    expect(describeBars(bars.slice(2))).toBe('3 papers of 2025.');
  });
});

describe('the plot', () => {
  const address = ({ from, to }: { from: number; to: number }) => `/papers?year=${from}-${to}`;

  it('is a picture with a name, and its numbers are a table with links', () => {
    const markup = `${yearPlot(
      [
        { year: 2023, count: 1_200 },
        { year: 2025, count: 3 },
      ],
      address,
    )}`;
    expect(markup).toContain('role="img" aria-labelledby="years-plot"');
    expect(markup).toContain(
      '<title id="years-plot">1,203 papers from 2023 to 2025; most in 2023: 1,200.</title>',
    );
    expect(markup.match(/<rect /g)).toHaveLength(3);
    expect(markup.match(/<tr>/g)).toHaveLength(3);
    expect(markup).toContain('<a href="/papers?year=2023-2023" rel="nofollow">2023</a>');
    expect(markup).not.toMatch(/style=|NaN|Infinity|undefined/);
  });

  it('is none where there is nothing to compare', () => {
    expect(yearPlot([], address)).toBeUndefined();
    expect(yearPlot([{ year: 2025, count: 3 }], address)).toBeUndefined();
  });

  it('draws any counts within its frame', () => {
    fc.assert(
      fc.property(counts, (given) => {
        const markup = `${yearPlot(given, address) ?? ''}`;
        expect(markup).not.toMatch(/NaN|Infinity|undefined/);
        for (const [, x = '', width = ''] of markup.matchAll(/<rect x="([^"]*)" width="([^"]*)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(width)).toBeLessThanOrEqual(304.1);
        }
      }),
    );
  });
});

describe('the graph of neighbours', () => {
  const neighbour = (name: string, count: number) => ({ name, count, address: '/authors/x' });

  it('names who is drawn, with the papers in common, and escapes all', () => {
    const markup = `${neighbourGraph('<b>', [neighbour('Ada & Co', 3), neighbour('B', 1)], 'co-authors', 'g')}`;
    expect(markup).toContain(
      '<title id="g">&lt;b&gt; and co-authors, with the papers in common: Ada &amp; Co (3), B (1)</title>',
    );
    expect(markup.match(/<line /g)).toHaveLength(2);
    expect(markup).not.toMatch(/style=|NaN/);
  });

  it('is none without neighbours, and draws no more than fit', () => {
    expect(neighbourGraph('A', [], 'co-authors', 'g')).toBeUndefined();
    const many = Array.from({ length: 40 }, (_, index) => neighbour(`N ${index}`, 0));
    expect(`${neighbourGraph('A', many, 'co-authors', 'g')}`.match(/<line /g)).toHaveLength(12);
  });

  it('keeps names apart and within the drawing, however many there are', () => {
    for (let count = 1; count <= 12; count += 1) {
      const places = placesAround(count);
      for (const side of [true, false]) {
        const heights = places
          .filter(({ x }) => x < 170 === side)
          .map(({ y }) => y)
          .sort((a, b) => a - b);
        for (const [index, y] of heights.entries()) {
          expect(y).toBeGreaterThan(10);
          expect(y).toBeLessThan(240);
          if (index > 0) expect(y - (heights[index - 1] ?? 0)).toBeGreaterThanOrEqual(14);
        }
      }
    }
  });

  it('shortens long names by whole characters', () => {
    expect(shortName('Ada Lovelace')).toBe('Ada Lovelace');
    expect(shortName('😀'.repeat(20))).toBe(`${'😀'.repeat(15)}…`);
  });
});
