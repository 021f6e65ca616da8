import { OPERATIONS, type OperationName, TITLES } from './operations';
import type { Report } from './report';

/** An SVG, which holds its numbers as text, too, and its title. */
export interface Drawing {
  readonly svg: string;
  readonly title: string;
}

const WIDTH = 960;
const LABELS = 340;
const RIGHT = 40;
const TOP = 74;
const ROW = 40;
const BOTTOM = 34;
const MARK = 5.5;

type Mark = (x: number, y: number) => string;

const polygon = (points: readonly (readonly [number, number])[]): string =>
  `<polygon points="${points.map((point) => point.map((each) => each.toFixed(1)).join()).join(' ')}"/>`;

/** Shapes beside colours, for those who cannot tell the colours. The colours stand out on white and on black. */
const STYLES: readonly { readonly light: string; readonly dark: string; readonly mark: Mark }[] = [
  {
    light: '#5f6570',
    dark: '#aab2bf',
    mark: (x, y) => `<rect x="${x - 1.5}" y="${y - 9}" width="3" height="18"/>`,
  },
  { light: '#0b62d6', dark: '#6cb0ff', mark: (x, y) => `<circle cx="${x}" cy="${y}" r="${MARK + 1}"/>` },
  {
    light: '#8a5a00',
    dark: '#e0b040',
    mark: (x, y) => `<rect x="${x - MARK}" y="${y - MARK}" width="${2 * MARK}" height="${2 * MARK}"/>`,
  },
  {
    light: '#a3218e',
    dark: '#f08be0',
    mark: (x, y) =>
      polygon([
        [x, y - MARK - 1],
        [x + MARK + 1, y],
        [x, y + MARK + 1],
        [x - MARK - 1, y],
      ]),
  },
  {
    light: '#b3261e',
    dark: '#ff8a80',
    mark: (x, y) =>
      polygon([
        [x, y - MARK - 1],
        [x + MARK, y + MARK],
        [x - MARK, y + MARK],
      ]),
  },
  {
    light: '#1b7a3d',
    dark: '#63d68f',
    mark: (x, y) =>
      polygon([
        [x, y + MARK + 1],
        [x + MARK, y - MARK],
        [x - MARK, y - MARK],
      ]),
  },
];

const NO_STYLE = { light: '#000', dark: '#fff', mark: () => '' };
const styleOf = (index: number) => STYLES[index % STYLES.length] ?? NO_STYLE;

/** Names a contender's part of the drawing. */
const className = (index: number): string => `c${index}`;

function styleSheet(contenders: readonly string[]): string {
  const rules = (mode: 'light' | 'dark') =>
    contenders.map((_, index) => `.${className(index)}{fill:${styleOf(index)[mode]}}`).join('');
  return `<style>
text{font:13px system-ui,sans-serif;fill:#1c2128}.axis{fill:#5f6570;font-size:12px}.title{font-size:15px;font-weight:600}
line{stroke:#d5d9e0}${rules('light')}
@media(prefers-color-scheme:dark){text{fill:#e6e9ee}.axis{fill:#aab2bf}line{stroke:#3a414c}${rules('dark')}}
</style>`;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Draws p50 at one connection, each operation a row, on a scale where each step is ten times the one before. */
export function drawReads({ contenders: all, measured: { one }, commit, date }: Report): Drawing {
  const operations = OPERATIONS.filter((name) => one[name]);
  // What answers from memory stands in tables alone: it is asked for two operations.
  const contenders = all.filter((name) => operations.every((operation) => one[operation]?.[name]));
  const p50 = (operation: OperationName, name: string): number => one[operation]?.[name]?.p50 ?? Number.NaN;
  const values = operations.flatMap((operation) => contenders.map((name) => p50(operation, name)));
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.ceil(Math.log10(Math.max(...values)));
  const height = TOP + operations.length * ROW + BOTTOM;
  const x = (value: number): number =>
    LABELS + ((Math.log10(value) - low) / (high - low)) * (WIDTH - LABELS - RIGHT);

  const steps = Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step));
  const scale = steps.map(
    (step) =>
      `<line x1="${x(step)}" y1="${TOP - 8}" x2="${x(step)}" y2="${height - BOTTOM}"/>` +
      `<text class="axis" text-anchor="middle" x="${x(step)}" y="${height - BOTTOM + 20}">${step} ms</text>`,
  );
  const legend = contenders.map((name, index) => {
    const left = 20 + index * 150;
    return `<g class="${className(index)}">${styleOf(index).mark(left, 46)}</g><text x="${left + 14}" y="51">${name}</text>`;
  });
  const rows = operations.map((operation, index) => {
    const y = TOP + index * ROW + ROW / 2;
    const marks = contenders.map((name, place) => {
      const value = p50(operation, name);
      const tip = `<title>${name}: ${value} ms</title>`;
      return `<g class="${className(place)}">${tip}${styleOf(place).mark(Number(x(value).toFixed(1)), y)}</g>`;
    });
    // The first marks lie on top: they are what the drawing is about.
    return `<text text-anchor="end" x="${LABELS - 14}" y="${y + 4}">${escaped(TITLES[operation])}</text>
<line x1="${LABELS}" y1="${y}" x2="${WIDTH - RIGHT}" y2="${y}"/>${marks.reverse().join('')}`;
  });

  const title = `Time of an answer (median, one connection) on ${date}, commit ${commit}`;
  const text = `${title}: ${operations
    .map((operation) => {
      const each = contenders.map((name) => `${name} ${p50(operation, name)} ms`);
      return `${TITLES[operation]}: ${each.join(', ')}`;
    })
    .join('; ')}.`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d">
<title id="t">${title}</title>
<desc id="d">${escaped(text)}</desc>
${styleSheet(contenders)}
<text class="title" x="20" y="22">${title}</text>
${[...legend, ...scale, ...rows].join('\n')}
</svg>
`;
  return { svg, title };
}
