import fc from 'fast-check';
import type { FilterInput } from './filter-model';
import { WORDS } from './generate-corpus';

const word = fc.constantFrom(...WORDS, 'uber', 'propose');
const some = (values: readonly string[]) => fc.subarray([...values], { maxLength: 3 });
const slugs = (kind: string, count: number) =>
  fc.array(
    fc.integer({ min: 1, max: count }).map((key) => `${kind}-${key}`),
    { maxLength: 4 },
  );
const range = <Bound>(bound: fc.Arbitrary<Bound>) =>
  fc.record({ gte: fc.option(bound), lte: fc.option(bound) }, { requiredKeys: [] });

/** Values of each field that some papers have. */
const FIELDS = {
  search: fc.oneof(
    word,
    fc.tuple(word, word).map(([one, two]) => `${one} or ${two}`),
    word.map((one) => `propose -${one}`),
  ),
  titleContains: word.map((one) => one.slice(1, 4).toUpperCase()),
  authors: slugs('author', 40),
  areas: slugs('area', 65),
  venues: slugs('venue', 20),
  organizations: slugs('organization', 20),
  year: range(fc.integer({ min: 2018, max: 2025 })),
  publishedOn: range(fc.constantFrom('2022-01-01', '2023-01-01', '2023-12-31', '2024-02-29')),
  types: some(['CONFERENCE_PAPER', 'JOURNAL_ARTICLE', 'PREPRINT']),
  presentations: some(['ORAL', 'POSTER', 'DEMO', 'FINDINGS']),
  hasAbstract: fc.boolean(),
  hasLinks: some(['CODE', 'PDF', 'VIDEO', 'MODEL']),
  minCitations: fc.integer({ min: 0, max: 12 }),
} satisfies { [Name in keyof FilterInput]: fc.Arbitrary<FilterInput[Name]> };

/** Filters of one or two conditions, and of such filters joined by and, or and not. Their parts stay below the limit of 50. */
export function filters(depth = 2): fc.Arbitrary<FilterInput> {
  const own = fc
    .subarray(Object.keys(FIELDS) as (keyof typeof FIELDS)[], { minLength: 1, maxLength: 2 }) // the keys of FIELDS
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, FIELDS[name]]))));
  if (depth === 0) return own;
  const parts = filters(depth - 1);
  return fc.oneof(
    own,
    fc.record({ and: fc.array(parts, { maxLength: 3 }) }),
    fc.record({ or: fc.array(parts, { maxLength: 3 }) }),
    fc.record({ not: parts }),
  );
}
