const NUMBER = new Intl.NumberFormat('en');

/** A number as English writes it: 85,317. */
export const printNumber = (value: number): string => NUMBER.format(value);

/** A number with its noun: "1 paper", "85,317 papers". */
export function printCount(count: number, noun: string, plural = `${noun}s`): string {
  return `${printNumber(count)} ${count === 1 ? noun : plural}`;
}
