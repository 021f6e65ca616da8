import { slugOf } from '../bibliography/slug';
import type { Session } from './session';

/** The tables whose rows have slugs, and the queries that tell which of some slugs are taken. */
const TAKEN = {
  paper: `SELECT slug FROM paper WHERE slug = ANY($1) UNION ALL SELECT slug FROM paper_former_slug WHERE slug = ANY($1)`,
  author: 'SELECT slug FROM author WHERE slug = ANY($1)',
  organization: 'SELECT slug FROM organization WHERE slug = ANY($1)',
  venue: 'SELECT slug FROM venue WHERE slug = ANY($1)',
  research_area: 'SELECT slug FROM research_area WHERE slug = ANY($1)',
} as const;
export type SluggedTable = keyof typeof TAKEN;

/** What a slug stands for where a name has no character that a slug may have. */
const FALLBACKS: Readonly<Record<SluggedTable, string>> = {
  paper: 'paper',
  author: 'author',
  organization: 'organization',
  venue: 'venue',
  research_area: 'area',
};

/** Numbers that are tried at a time behind a slug that is taken: the first time, and how many times more each further time. */
const FIRST_NUMBERS = 8;
const GROWTH = 8;

/** What somebody wants a slug for. */
export interface SlugWish {
  /** The title or name. */
  readonly text: string;
  /** The slug an export gives, taken where it is free. */
  readonly slug?: string | undefined;
}

/**
 * A slug for each wish, in their order, each free in the table and unlike the others: where the slug of the text is taken,
 * with the first free number behind it. A title that thousands of papers bear costs a few statements, not thousands.
 */
export async function freeSlugs(
  session: Session,
  table: SluggedTable,
  wishes: readonly SlugWish[],
): Promise<string[]> {
  const given = new Set<string>();
  const known = new Set<string>(); // slugs that the table has been asked for
  const taken = new Set<string>();
  const ask = async (slugs: readonly string[]) => {
    const unknown = slugs.filter((slug) => !known.has(slug));
    if (unknown.length === 0) return;
    for (const slug of unknown) known.add(slug);
    for (const { slug } of await session.query<{ slug: string }>(TAKEN[table], [unknown])) taken.add(slug);
  };
  const bases = wishes.map(({ text, slug }) => slug ?? slugOf(text, FALLBACKS[table]));
  await ask([...new Set(bases)]);

  const result = new Array<string>(wishes.length);
  const next = new Map<string, number>();
  let waiting: number[] = [];
  const place = (index: number, slug: string): boolean => {
    if (taken.has(slug) || given.has(slug)) return false;
    given.add(slug);
    result[index] = slug;
    return true;
  };
  bases.forEach((base, index) => {
    if (!place(index, base)) waiting.push(index);
  });
  for (let numbers = FIRST_NUMBERS; waiting.length > 0; numbers *= GROWTH) {
    const perBase = new Map<string, number>();
    for (const index of waiting) perBase.set(bases[index] ?? '', (perBase.get(bases[index] ?? '') ?? 0) + 1);
    const until = new Map<string, number>();
    const candidates: string[] = [];
    for (const [base, count] of perBase) {
      const from = next.get(base) ?? 2;
      const to = from + count + numbers;
      until.set(base, to);
      for (let number = from; number < to; number += 1) candidates.push(`${base}-${number}`);
    }
    await ask(candidates);
    const left: number[] = [];
    for (const index of waiting) {
      const base = bases[index] ?? '';
      const to = until.get(base) ?? 0;
      let number = next.get(base) ?? 2;
      while (number < to && !place(index, `${base}-${number}`)) number += 1;
      if (result[index] === undefined) left.push(index);
      next.set(base, Math.min(number + 1, to));
    }
    waiting = left;
  }
  return result;
}
