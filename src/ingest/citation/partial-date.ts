import type { InterchangePaper } from '../../interchange/interchange-json';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The number of a month from 1, told from its name or number; else undefined. */
export function monthOf(text: string): number | undefined {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
  return number >= 1 && number <= 12 ? number : undefined;
}

/** When a paper appeared. Only a whole date is a date: of a year and a month the year alone is kept. */
export function datesOf(
  year: number | undefined,
  month?: number,
  day?: number,
): Pick<InterchangePaper, 'year' | 'publishedOn'> {
  if (year === undefined) return {};
  if (!month || !day || month > 12 || day > 31) return { year };
  const two = (number: number) => String(number).padStart(2, '0');
  return { year, publishedOn: `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}` };
}

/** The first four digits in a text that are a year by themselves. */
export function yearIn(text: string | undefined): number | undefined {
  const [year] = /(?<!\d)\d{4}(?!\d)/.exec(text ?? '') ?? [];
  return year === undefined ? undefined : Number(year);
}
