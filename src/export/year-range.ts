/** Years from one to another, both included; open where one is null. */
export interface YearRange {
  readonly from: number | null;
  readonly to: number | null;
}

/** "2020", "2018-2021", "2018-" or "-2021"; null for anything else, and where the years are the wrong way round. */
export function parseYearRange(text: string): YearRange | null {
  const [, from = '', dash, to = ''] = /^(\d{4})?(-)?(\d{4})?$/.exec(text.trim()) ?? [];
  if (from === '' && to === '') return null;
  if (dash === undefined) return to === '' ? { from: Number(from), to: Number(from) } : null;
  const range = { from: from === '' ? null : Number(from), to: to === '' ? null : Number(to) };
  return range.from !== null && range.to !== null && range.from > range.to ? null : range;
}
