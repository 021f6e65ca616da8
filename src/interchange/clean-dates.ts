import type { Notes } from './clean-notes';
import { kindOf } from './clean-value';
import { EARLIEST_YEAR, YEARS_AHEAD } from './limits';

/** When a paper appeared, as far as it is known. */
export interface PaperDates {
  readonly year?: number;
  readonly publishedOn?: string;
  readonly firstPublicOn?: string;
}

interface PartialDate {
  readonly year: number;
  /** YYYY-MM-DD, where the day is known. */
  readonly day?: string;
}

/** The dates of a paper. Only a whole date is a date; its year goes before the year that stands beside it. */
export function cleanDates(
  paper: { year?: unknown; publishedOn?: unknown; firstPublicOn?: unknown },
  notes: Notes,
): PaperDates {
  const published = dateOf(paper.publishedOn, 'publishedOn', notes);
  const firstPublic = dateOf(paper.firstPublicOn, 'firstPublicOn', notes);
  const year = published?.year ?? yearOf(paper.year, notes) ?? firstPublic?.year;
  return {
    ...(year !== undefined && { year }),
    ...(published?.day !== undefined && { publishedOn: published.day }),
    ...(firstPublic?.day !== undefined && { firstPublicOn: firstPublic.day }),
  };
}

function isPossibleYear(year: number): boolean {
  return Number.isInteger(year) && year >= EARLIEST_YEAR && year <= new Date().getUTCFullYear() + YEARS_AHEAD;
}

function yearOf(value: unknown, notes: Notes): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const year = typeof value === 'string' && /^\s*\d{4}\s*$/.test(value) ? Number(value) : value;
  if (typeof year === 'number' && isPossibleYear(year)) return year;
  notes.dropped('year', `not a year from ${EARLIEST_YEAR} to ${YEARS_AHEAD} years from now`);
  return undefined;
}

function dateOf(value: unknown, what: string, notes: Notes): PartialDate | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const parts = typeof value === 'string' ? /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(value.trim()) : null;
  if (!parts) {
    notes.dropped(what, typeof value === 'string' ? 'not YYYY-MM-DD' : `it is ${kindOf(value)}, not text`);
    return undefined;
  }
  const [text, year, month, day] = parts;
  if (!isPossibleYear(Number(year)) || (month !== undefined && !isInCalendar(year, month, day))) {
    notes.dropped(what, 'not a date of the calendar');
    return undefined;
  }
  return { year: Number(year), ...(day !== undefined && { day: text }) };
}

function isInCalendar(year = '', month = '', day = '01'): boolean {
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // Date takes the 31st of a shorter month for a day of the next.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
}
