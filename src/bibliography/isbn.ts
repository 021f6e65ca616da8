/** The sum of the digits, each times its weight; X counts ten. */
function weightedSum(digits: string, weight: (index: number) => number): number {
  return Array.from(digits).reduce(
    (sum, digit, index) => sum + (digit === 'X' ? 10 : Number(digit)) * weight(index),
    0,
  );
}

const weight13 = (index: number) => (index % 2 === 0 ? 1 : 3);

/** An ISBN of ten or thirteen digits as thirteen digits, or null when it is none or its check digit is wrong. */
export function normaliseIsbn(value: string): string | null {
  const digits = value.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  if (/^97[89]\d{10}$/.test(digits)) return weightedSum(digits, weight13) % 10 === 0 ? digits : null;
  if (!/^\d{9}[\dX]$/.test(digits) || weightedSum(digits, (index) => 10 - index) % 11 !== 0) return null;
  const first12 = `978${digits.slice(0, 9)}`;
  return `${first12}${(10 - (weightedSum(first12, weight13) % 10)) % 10}`;
}
