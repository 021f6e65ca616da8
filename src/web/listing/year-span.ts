/** Years from `gte` to `lte`, both included; a bound that is absent is none. At least one is there. */
export interface YearSpan {
  readonly gte?: number;
  readonly lte?: number;
}

/** How a span is written, for messages. */
export const YEAR_FORMS = 'a year is written 2024, 2020-2024, 2020- or -2024';

const FORM = /^(\d{1,4})?(-)?(\d{1,4})?$/;

/** Reads `2024`, `2020-2024`, `2020-` or `-2024`; undefined for anything else. */
export function parseYearSpan(text: string): YearSpan | undefined {
  const [, from, dash, to] = FORM.exec(text) ?? [];
  if (dash === undefined) {
    return from === undefined || to !== undefined ? undefined : { gte: Number(from), lte: Number(from) };
  }
  if (from === undefined && to === undefined) return undefined;
  const [gte, lte] = [from, to].map((part) => (part === undefined ? undefined : Number(part)));
  if (gte !== undefined && lte !== undefined && gte > lte) return undefined;
  return { ...(gte !== undefined && { gte }), ...(lte !== undefined && { lte }) };
}

/** The span in the shortest form that {@link parseYearSpan} reads. */
export function printYearSpan({ gte, lte }: YearSpan): string {
  return gte === lte ? `${gte}` : `${gte ?? ''}-${lte ?? ''}`;
}
