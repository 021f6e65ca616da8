import { fold } from '../bibliography/fold';
import type { Notes } from './clean-notes';
import { distinct, listOf, textOf } from './clean-value';
import { LIMITS } from './limits';
import type { AreaPath } from './paper-record';

/** Words such as keywords, each once whatever its case. */
export function cleanTerms(value: unknown, what: string, limit: number, notes: Notes): string[] {
  const texts = listOf(value, what, limit, notes).flatMap(
    (term) => textOf(term, what, LIMITS.term, notes) ?? [],
  );
  return distinct(texts, (text) => text.toLowerCase());
}

/** Awards: their names, or `true` for one whose name is not known. */
export function cleanAwards(value: unknown, notes: Notes): string[] {
  if (value === true) return ['Award'];
  if (value === false) return [];
  return cleanTerms(typeof value === 'string' ? [value] : value, 'award', LIMITS.awards, notes);
}

/** "A > B > C" as its names; null where it has none or too many. */
export function cleanAreaPath(value: unknown, notes: Notes): AreaPath | null {
  // Longer than all its names together may be; each is cut on its own.
  const text = textOf(value, 'area', (LIMITS.term + 3) * (LIMITS.areaDepth + 1), notes);
  const path = (text?.split(' > ') ?? [])
    .map((name) => name.replace(/^[> ]+|[> ]+$/g, ''))
    .flatMap((name) => textOf(name, 'area', LIMITS.term, notes)?.replace(/[> ]+$/, '') || []);
  if (path.length <= LIMITS.areaDepth) return path.length > 0 ? path : null;
  notes.dropped('area', `more than ${LIMITS.areaDepth} deep`);
  return null;
}

/** Areas as paths, each once, in their order. */
export function cleanAreas(value: unknown, notes: Notes): AreaPath[] {
  const paths = listOf(value, 'area', LIMITS.areas, notes).flatMap((area) => {
    const path = cleanAreaPath(area, notes);
    return path ? [path] : [];
  });
  return distinct(paths, (path) => fold(path.join(' > ')));
}
