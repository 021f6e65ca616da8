import type { DataSource } from 'typeorm';
import type { ParameterSets, Position } from './operations';

/** How many different parameters each operation is asked with. */
export interface Variety {
  readonly papers: number;
  readonly authors: number;
  readonly areas: number;
  readonly searches: number;
  readonly lists: number;
  readonly depths: number;
}

export const FULL_VARIETY: Variety = {
  papers: 200,
  authors: 100,
  areas: 20,
  searches: 40,
  lists: 30,
  depths: 30,
};
export const SMALL_VARIETY: Variety = {
  papers: 40,
  authors: 20,
  areas: 10,
  searches: 10,
  lists: 10,
  depths: 10,
};

const DEPTH = 50_000;
/** Papers between two of the deep pages. */
const STEP = 37;
/** Where a graph is smaller the deep page stands at this share of it. */
const DEEPEST_SHARE = 0.6;
const BROAD_SEARCH = 'learning';

type Slug = { readonly slug: string };

/** An order that is the same in each run and has nothing to do with what a row holds. */
const shuffled = (id: string): string => `md5(${id}::text || 'papergraph')`;

const PHRASE = /\b[a-z]{4,} [a-z]{5,}\b/g;

/** Two words that follow one another in titles and are found together in 100 to 1,000 papers. */
async function findSearches(dataSource: DataSource, count: number): Promise<{ text: string }[]> {
  const titles: { title: string }[] = await dataSource.query(
    `SELECT lower(title) AS title FROM paper ORDER BY ${shuffled('id')} LIMIT 4000`,
  );
  const phrases = new Set(titles.flatMap(({ title }) => title.match(PHRASE) ?? []));
  const found: { text: string }[] = [];
  for (const text of phrases) {
    if (found.length === count) break;
    const [{ hits }]: [{ hits: number }] = await dataSource.query(
      `SELECT count(*)::int AS hits FROM paper_search WHERE document @@ websearch_to_tsquery('english', $1)`,
      [text],
    );
    if (hits >= 100 && hits <= 1_000) found.push({ text });
  }
  return found;
}

async function findLists(
  dataSource: DataSource,
  lists: number,
  length: number,
  skipped: number,
): Promise<{ ids: number[] }[]> {
  const rows: { id: number }[] = await dataSource.query(
    `SELECT id FROM paper ORDER BY ${shuffled('id')} OFFSET $1 LIMIT $2`,
    [skipped, lists * length],
  );
  const ids = rows.map(({ id }) => id);
  return Array.from({ length: Math.floor(ids.length / length) }, (_, list) => ({
    ids: ids.slice(list * length, (list + 1) * length),
  }));
}

async function findDepths(dataSource: DataSource, count: number): Promise<Position[]> {
  const [{ papers }]: [{ papers: number }] = await dataSource.query(
    'SELECT count(*)::int AS papers FROM paper',
  );
  const first = Math.min(DEPTH, Math.floor(papers * DEEPEST_SHARE));
  const rows: Omit<Position, 'depth'>[] = await dataSource.query(
    `SELECT coalesce(published_on, make_date(year, 1, 1), '-infinity'::date)::text AS day, left(title_folded, 400) AS title, id
     FROM paper ORDER BY coalesce(published_on, make_date(year, 1, 1), '-infinity'::date) DESC, left(title_folded, 400), id
     OFFSET $1 LIMIT $2`,
    [first - 1, count * STEP],
  );
  return rows.flatMap((row, index) => (index % STEP === 0 ? [{ ...row, depth: first + index }] : []));
}

/**
 * Chooses parameters, the same ones at each call on the same graph.
 * @throws Error where the graph has nothing of some kind
 */
export async function chooseParameters(dataSource: DataSource, variety: Variety): Promise<ParameterSets> {
  const slugs = (table: string, where: string, order: string, limit: number): Promise<Slug[]> =>
    dataSource.query(`SELECT slug FROM ${table} WHERE ${where} ORDER BY ${order} LIMIT ${limit}`);
  const sets: ParameterSets = {
    listing: [{}],
    paper: await slugs('paper', 'true', shuffled('id'), variety.papers),
    author: await slugs('author', 'paper_count BETWEEN 20 AND 60', shuffled('id'), variety.authors),
    area: await slugs('research_area', 'paper_count BETWEEN 50 AND 300', shuffled('id'), variety.areas),
    largestArea: await slugs('research_area', 'true', 'paper_count DESC, id', 1),
    search: await findSearches(dataSource, variety.searches),
    broadSearch: [{ text: BROAD_SEARCH }],
    nested: await findLists(dataSource, variety.lists, 20, 0),
    papersByIds: await findLists(dataSource, variety.lists, 100, variety.lists * 20),
    deepPage: await findDepths(dataSource, variety.depths),
  };
  const lacking = Object.entries(sets).filter(([, each]) => each.length === 0);
  if (lacking.length > 0) {
    throw new Error(
      `the graph is too small: it has no parameters for ${lacking.map(([name]) => name).join(', ')}`,
    );
  }
  return sets;
}
