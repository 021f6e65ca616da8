/** An enum value as addresses have it: `conference-paper`. */
export const wordOf = (value: string): string => value.toLowerCase().replaceAll('_', '-');

/** An enum value as people read it: "Conference paper". */
export function labelOf(value: string): string {
  const text = value.toLowerCase().replaceAll('_', ' ');
  return value === 'PDF' ? value : text.charAt(0).toUpperCase() + text.slice(1);
}
