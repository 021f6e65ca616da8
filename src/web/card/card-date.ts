/**
 * Writes dates of the graph (YYYY-MM-DD) as a language does, such as "24 avr. 2025". A language that is unknown or
 * misspelt counts as English, a text that is no date is given back as it is.
 */
export function dateWriter(language: string): (date: string) => string {
  const options = { dateStyle: 'medium', timeZone: 'UTC' } as const;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(language || 'en', options);
  } catch {
    format = new Intl.DateTimeFormat('en', options);
  }
  return (date) => {
    const time = Date.parse(date);
    return Number.isNaN(time) ? date : format.format(time);
  };
}
