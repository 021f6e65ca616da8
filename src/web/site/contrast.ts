/** A colour as red, green and blue, each 0–255. */
type Rgb = readonly [number, number, number];

/** What WCAG 2.2 (1.4.3) asks of text, and a little more, so that rounding costs nothing. */
const ENOUGH = 4.6;

/** Steps by which a colour is made darker or lighter. */
const STEPS = 50;

/** `#rrggbb` as numbers. */
function parseColour(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function printColour(colour: Rgb): string {
  return `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: Rgb): number {
  const linear = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours, 1–21, as WCAG 2.2 defines it. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(parseColour(one)), luminance(parseColour(other))].sort(
    (a, b) => a - b,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour itself where text in it can be read on `background`, otherwise the nearest to it towards black or white that can. */
export function readableOn(background: string, colour: string): string {
  const target: Rgb = luminance(parseColour(background)) > 0.18 ? [0, 0, 0] : [255, 255, 255];
  const from = parseColour(colour);
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = printColour(
      // Three parts in, three parts out.
      from.map((part, index) => part + ((target[index] ?? 0) - part) * (step / STEPS)) as unknown as Rgb,
    );
    if (contrast(background, mixed) >= ENOUGH) return mixed;
  }
  return printColour(target);
}
