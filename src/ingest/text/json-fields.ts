/** A JSON object of a source, whose documentation says what is in it and whose answers need not heed it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one where it is something else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list; an empty one where it is something else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as text that is not empty; a number in its digits. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of a list. */
export function textsOf(value: unknown): string[] {
  return listOf(value).flatMap((entry) => textOf(entry) ?? []);
}

/** PubMed Central's identifiers, which some sources give without their letters. */
export function pmcidOf(value: unknown): string | undefined {
  const digits = textOf(value)?.match(/(\d+)\/?$/)?.[1];
  return digits && `PMC${digits}`;
}
