import { IDENTIFIER_SCHEMES } from '../../src/bibliography/identifier';
import { slugOf } from '../../src/bibliography/slug';
import { LINK_KINDS, PAPER_TYPES, PRESENTATIONS, VENUE_KINDS } from '../../src/bibliography/vocabulary';
import type {
  Corpus,
  CorpusArea,
  CorpusAuthor,
  CorpusAuthorship,
  CorpusOrganization,
  CorpusPaper,
  CorpusVenue,
} from './corpus';
import { createDice, type Dice } from './dice';

/** Words that the English text search keeps as they are, so that a model without a stemmer finds the same papers. */
export const WORDS = [
  'blorb',
  'krazmot',
  'fenwick',
  'quokka',
  'vorpal',
  'gizmo',
  'plumbob',
  'snork',
  'wombat',
  'zebu',
];
/** Titles that are not plain words: accents, marks of LIKE and HTML, other scripts, ligatures. */
const ODD_TITLES = [
  'Über die Größe des Łódź-Problems',
  'Çà et là: naïve façades',
  '深層学習の研究',
  'Обучение без учителя',
  '100% of_the \\ cases',
  '<script>alert("x")</script> & the quokka',
  'ﬁnding the ﬁrst',
  "Don't 'quote' it",
];
const GIVEN = ['Ana', 'Bjørn', 'Chloé', 'Dmitri', 'Eun-ji', 'Fatima', 'Grzegorz', 'Hana'];
const FAMILY = ['Müller', "O'Neill", 'van der Berg', 'Łukasz', 'Nguyễn', 'Smith', 'Østergaard', '李'];
const COUNTRIES = ['US', 'DE', 'JP', 'BR'];
/** Few days, so that many papers share one. */
const DAYS = ['2021-05-03', '2022-07-10', '2023-01-01', '2023-12-31', '2024-02-29'];

/** Identifiers of each scheme in their stored form, made of a number. */
const IDENTIFIERS: Readonly<Record<(typeof IDENTIFIER_SCHEMES)[number], (number: number) => string>> = {
  DOI: (n) => `10.1234/x.${n}(a)`,
  ARXIV: (n) => `2401.${String(10_000 + n)}`,
  OPENALEX: (n) => `W${1000 + n}`,
  S2: (n) => n.toString(16).padStart(40, '0'),
  ACL: (n) => `2023.acl-long.${n}`,
  OPENREVIEW: (n) => `oR_${n}-x`,
  PMID: (n) => String(30_000_000 + n),
  PMCID: (n) => `PMC${9_000_000 + n}`,
  DBLP: (n) => `conf/nips/Name${n}`,
  ISBN: (n) => `978${String(n).padStart(10, '0')}`,
};

function orcid(number: number): string {
  const digits = String(number).padStart(15, '0');
  const total = Array.from(digits).reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
  const check = (12 - (total % 11)) % 11;
  return `${digits}${check === 10 ? 'X' : check}`.replace(/(.{4})(?=.)/g, '$1-');
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

function makeVenues(dice: Dice, count: number): CorpusVenue[] {
  return numbers(count).map((key) => ({
    key,
    slug: `venue-${key}`,
    name: `${dice.one(['Conference', 'Journal', 'Jörnal'])} of ${dice.one(WORDS)} ${key}`,
    acronym: dice.orNull(40, `AC${key}`),
    kind: dice.one(VENUE_KINDS),
  }));
}

function makeOrganizations(dice: Dice, count: number): CorpusOrganization[] {
  return numbers(count).map((key) => ({
    key,
    slug: `organization-${key}`,
    name: `${dice.one(['Universität', 'Institute', 'École'])} ${dice.one(WORDS)} ${key % 40}`,
    ror: dice.orNull(
      50,
      `0abcd${String(key).padStart(4, '0').slice(0, 2)}${String(key % 100).padStart(2, '0')}`,
    ),
    country: dice.orNull(30, dice.one(COUNTRIES)),
  }));
}

/** A forest three deep: five roots, three below each, three below each of these. */
function makeAreas(dice: Dice): CorpusArea[] {
  const areas: CorpusArea[] = [];
  const grow = (parent: CorpusArea | null, place: number, depth: number): void => {
    const key = areas.length + 1;
    // The same name stands under several parents.
    const name = `${parent ? 'Área' : 'Field'} ${dice.one(WORDS)} ${parent ? place : key}`;
    const area = { key, slug: `area-${key}`, name, description: dice.orNull(50, `About ${name}`), parent };
    areas.push(area);
    if (depth < 3) for (const below of numbers(3)) grow(area, below, depth + 1);
  };
  for (const root of numbers(5)) grow(null, root, 1);
  return areas;
}

function makeAuthors(dice: Dice, count: number): CorpusAuthor[] {
  return numbers(count).map((key) => {
    const givenName = dice.orNull(10, dice.one(GIVEN));
    const familyName = dice.one(FAMILY);
    return {
      key,
      slug: `author-${key}`,
      name: [givenName, familyName].filter(Boolean).join(' '),
      givenName,
      familyName: dice.orNull(5, familyName),
      alternateNames: dice.chance(30) ? [`${familyName} ${dice.one(WORDS)}`] : [],
      orcid: dice.orNull(50, orcid(key)),
      homepage: dice.orNull(60, `https://example.org/~${key}?q=ü`),
    };
  });
}

/** Skewed, so that some are in many papers and some in none. */
function often<T>(dice: Dice, items: readonly T[]): T {
  return dice.one(items.slice(0, 1 + dice.number(items.length - 1)));
}

function makeAuthorships(dice: Dice, corpus: Omit<Corpus, 'papers' | 'collections'>): CorpusAuthorship[] {
  const authors = new Set(numbers(dice.number(6)).map(() => often(dice, corpus.authors)));
  return [...authors].map((author) => ({
    author,
    rawName: dice.chance(80) ? author.name : `${author.name.slice(0, 1)}. ${author.familyName ?? ''}`,
    isCorresponding: dice.orNull(40, dice.chance(50)),
    affiliations: dice.some(corpus.organizations.slice(0, 20), Math.max(0, dice.number(5) - 2)),
  }));
}

function makeTitle(dice: Dice, key: number): string {
  if (key % 10 === 0) return ODD_TITLES[(key / 10) % ODD_TITLES.length] as string; // the index is within the list
  const words = dice.some(WORDS, 1 + dice.number(4)).join(' ');
  // Few words make equal titles, which only the id tells apart.
  return dice.chance(30) ? words : dice.chance(50) ? words.toUpperCase() : `The ${words}: a study`;
}

function makeText(dice: Dice): string {
  return numbers(10 + dice.number(70))
    .map(() => dice.one([...WORDS.slice(0, 6), 'we', 'propose', 'α-decay', 'über,']))
    .join(' ');
}

/** One more paper, which cites nothing yet. */
export function makePaper(
  dice: Dice,
  key: number,
  corpus: Omit<Corpus, 'papers' | 'collections'>,
): CorpusPaper {
  const title = makeTitle(dice, key);
  const text = makeText(dice);
  const known = dice.one(['COMPLETE', 'COMPLETE', 'EXCERPT_ONLY', 'MISSING']);
  const publishedOn = dice.orNull(40, dice.one(DAYS));
  const year = publishedOn ? Number(publishedOn.slice(0, 4)) : dice.orNull(30, 2019 + dice.number(6));
  const at = (minute: number): string =>
    new Date(Date.UTC(2025, 0, 1 + dice.number(20), 8, minute)).toISOString();
  return {
    key,
    slug: `${slugOf(title, 'paper')}-${key}`,
    title,
    abstract: known === 'COMPLETE' ? text : null,
    excerpt: known === 'MISSING' ? null : `${text.split(' ').slice(0, 8).join(' ')}…`,
    type: often(dice, PAPER_TYPES),
    publishedOn,
    firstPublicOn: dice.orNull(50, dice.one(DAYS)),
    year,
    venue: dice.orNull(25, often(dice, corpus.venues)),
    presentation: dice.orNull(50, dice.one(PRESENTATIONS)),
    keywords: dice.some(WORDS.slice(6), dice.number(3)),
    awards: dice.chance(10) ? ['Best Paper', 'Prix du public é'] : [],
    citationCount: dice.orNull(25, dice.number(12)),
    createdAt: at(0),
    updatedAt: at(dice.number(2)),
    identifiers: dice
      .some(IDENTIFIER_SCHEMES, dice.number(4))
      .map((scheme) => ({ scheme, value: IDENTIFIERS[scheme](key) })),
    links: dice.some(LINK_KINDS, dice.number(4)).map((kind) => ({
      kind,
      url: `https://example.org/${kind.toLowerCase()}/${key}`,
      label: dice.orNull(70, `Label ${key}`),
    })),
    authorships: makeAuthorships(dice, corpus),
    areas: dice.some(corpus.areas, dice.number(4)),
    references: [],
  };
}

/**
 * A corpus that uses every column and relation of the model, with what is rare in real ones: no date, no venue, no
 * authors, ties, other scripts. The same for the same size and seed.
 *
 * @param size papers.
 */
export function generateCorpus(size = 300, seed = 20_240_229): Corpus {
  const dice = createDice(seed);
  const others = {
    venues: makeVenues(dice, 60),
    organizations: makeOrganizations(dice, 60),
    areas: makeAreas(dice),
    authors: makeAuthors(dice, Math.max(80, Math.ceil(size / 2))),
  };
  const papers = numbers(size).map((key) => makePaper(dice, key, others));
  for (const paper of papers) {
    const others = papers.filter((other) => other !== paper);
    paper.references = dice.some(others.slice(0, 80), Math.max(0, dice.number(8) - 2));
  }
  const collections = ['Zoo', 'Élan', 'Attic'].map((title, index) => ({
    key: index + 1,
    slug: slugOf(title, 'collection'),
    title,
    description: dice.orNull(50, `About ${title}`),
    papers: dice.some(papers, 25),
  }));
  return { ...others, papers, collections };
}
