/**
 * How much of one record is kept. Texts are cut between words, lists after so many entries; each cut is told in a note.
 * Lengths are in UTF-16 code units. docs/importing.md repeats the table for those who import.
 */
export const LIMITS = {
  /** A longer key is refused: cut, two records could become one. */
  sourceKey: 500,
  title: 2_000,
  abstract: 50_000,
  excerpt: 1_000,
  /** Names of people, venues, organizations and collections. */
  name: 300,
  description: 5_000,
  /** Names of areas, keywords, awards and labels of links. */
  term: 200,
  areaDepth: 8,
  affiliationText: 1_000,
  url: 2_048,
  authors: 6_000,
  affiliationsPerAuthor: 20,
  alternateNames: 50,
  areas: 50,
  keywords: 100,
  awards: 20,
  links: 100,
  references: 20_000,
  /** Of one paper, one person or one reference. */
  identifiers: 20,
  collections: 50,
  /** Source records of one exported paper. */
  sources: 1_000,
} as const;

/** The earliest year a paper can have; the latest is ten years from now. */
export const EARLIEST_YEAR = 1000;

/** How many years from now a paper may be dated. */
export const YEARS_AHEAD = 10;

/** The greatest number the database's integer columns hold. */
export const GREATEST_INTEGER = 2_147_483_647;
