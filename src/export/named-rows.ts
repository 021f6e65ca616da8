import { distance } from 'fastest-levenshtein';
import { fold } from '../bibliography/fold';
import { normaliseOrcid } from '../bibliography/identifier';
import type { Query } from '../database/query';
import { StartupError } from '../errors/startup-error';

/** What a filter can name, by the word for it. Collections have no folded title: they go by their slugs. */
const NAMED = {
  area: { table: 'research_area', name: 'name', folded: 'name_folded' },
  author: { table: 'author', name: 'name', folded: 'name_folded' },
  venue: { table: 'venue', name: 'name', folded: 'name_folded' },
  collection: { table: 'collection', name: 'title', folded: null },
} as const;
type Kind = keyof typeof NAMED;

/** Rows that trigrams find alike, among which the nearest are told by their letters. */
const ALIKE = 50;
const NEAREST = 3;

/** Up to three of the kind whose slug or name is nearest to `text`, as "slug (Name)". */
async function nearest(query: Query, kind: Kind, text: string): Promise<string[]> {
  const { table, name } = NAMED[kind];
  const rows = await query<{ slug: string; name: string }>(
    `SELECT slug, ${name} AS name FROM ${table} ORDER BY greatest(similarity(slug, $1), similarity(${name}, $1)) DESC, id LIMIT ${ALIKE}`,
    [text],
  );
  const folded = fold(text);
  return rows
    .map((row) => ({ ...row, far: Math.min(distance(text, row.slug), distance(folded, fold(row.name))) }))
    .sort((left, right) => left.far - right.far)
    .slice(0, NEAREST)
    .map((row) => `${row.slug} (${row.name})`);
}

async function idsNamed(query: Query, kind: Kind, text: string): Promise<number[]> {
  const { table, folded } = NAMED[kind];
  const find = async (column: string, value: string) =>
    (await query<{ id: number }>(`SELECT id FROM ${table} WHERE ${column} = $1`, [value])).map(
      ({ id }) => id,
    );
  if (kind === 'author' && /^orcid:/i.test(text)) {
    const orcid = normaliseOrcid(text);
    if (orcid === null) {
      throw new StartupError(`"${text}" is no ORCID iD`, 'write it as orcid:0000-0002-1825-0097');
    }
    return find('orcid', orcid);
  }
  const bySlug = await find('slug', text);
  return bySlug.length > 0 || folded === null ? bySlug : find(folded, fold(text));
}

/**
 * The ids of what each text names: by slug, else all of that name. An author also goes by `orcid:…`.
 * @throws StartupError where there is none, naming those nearest to it
 */
export async function namedRows(query: Query, kind: Kind, texts: readonly string[]): Promise<number[]> {
  const found: number[] = [];
  for (const text of texts) {
    const ids = await idsNamed(query, kind, text);
    if (ids.length === 0) {
      const near = await nearest(query, kind, text);
      throw new StartupError(
        `there is no ${kind} "${text}"`,
        near.length > 0 ? `the nearest are ${near.join(', ')}` : `the graph has no ${kind} yet`,
      );
    }
    found.push(...ids);
  }
  return found;
}
