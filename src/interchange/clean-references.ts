import { cleanPaperIdentifiers } from './clean-identifiers';
import type { Notes } from './clean-notes';
import { lineOf, listOf, objectOf, textOf } from './clean-value';
import { LIMITS } from './limits';
import type { ReferenceRecord } from './paper-record';

/** The works that a paper cites, those dropped of which neither key nor title is known. */
export function cleanReferences(value: unknown, notes: Notes): ReferenceRecord[] {
  return listOf(value, 'reference', LIMITS.references, notes).flatMap((entry) => {
    const reference = objectOf(entry, 'reference', notes);
    if (reference === undefined) return [];
    const { source: givenSource, title: givenTitle, ...givenIds } = reference;
    const source = sourceKeyOf(givenSource, notes);
    const title = textOf(givenTitle, "reference's title", LIMITS.title, notes);
    const ids = cleanPaperIdentifiers(givenIds, notes, { place: 'references.', whose: "reference's " });
    if (ids.length === 0 && source === undefined && title === undefined) {
      notes.dropped('reference', 'names no work');
      return [];
    }
    return [{ ...(source !== undefined && { source }), ids, ...(title !== undefined && { title }) }];
  });
}

function sourceKeyOf(value: unknown, notes: Notes): string | undefined {
  const source = lineOf(value, "reference's source key", LIMITS.sourceKey + 1, notes);
  if (source === undefined || source.length <= LIMITS.sourceKey) return source;
  notes.dropped("reference's source key", 'too long');
  return undefined;
}
