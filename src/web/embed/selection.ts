import { firstPageOf, type PapersQuery } from '../listing/papers-query';
import { parsePapersQuery } from '../listing/parse-query';
import { printPapersQuery } from '../listing/print-query';
import { BadSelection } from './bad-selection';
import { LIST_ATTRIBUTES, type ListAttribute, type ListAttributes } from './list-attributes';

/** The most papers that a list shows. */
export const MOST_PAPERS = 50;

/** Papers that a list shows where nothing is said. */
const DEFAULT_LIMIT = 10;

/** What an embed shows: one paper, papers by name, a collection, or the first papers of a listing. */
export type Selection =
  | { readonly kind: 'paper'; readonly id: string }
  | { readonly kind: 'papers'; readonly ids: readonly string[] }
  | { readonly kind: 'collection'; readonly slug: string; readonly limit: number }
  | { readonly kind: 'listing'; readonly query: PapersQuery; readonly limit: number };

/** A selection that is a list. */
export type ListSelection = Exclude<Selection, { kind: 'paper' }>;

/** Attributes that narrow a listing. */
const FILTERS = LIST_ATTRIBUTES.filter((name) => !['ids', 'collection', 'limit', 'order'].includes(name));

/** Parameters of a listing's address that are attributes of another name. */
const PARAMETERS: Partial<Record<ListAttribute, string>> = { search: 'q', order: 'sort' };

/**
 * Reads the attributes of a list; empty ones count as absent. Those that filter may hold several values, separated by spaces.
 * @throws BadSelection
 */
export function readList(attributes: ListAttributes): ListSelection {
  const given = (name: ListAttribute) => attributes[name]?.trim() || undefined;
  const limit = limitOf(given('limit'));
  const ids = given('ids');
  const collection = given('collection');
  if (!ids && !collection) return { kind: 'listing', query: listingOf(given), limit };
  const alone = ids ? 'ids' : 'collection';
  const others = ['collection' as const, ...FILTERS, 'order' as const].filter(
    (name) => name !== alone && given(name),
  );
  if (others.length > 0) {
    throw new BadSelection(`${alone} gives the papers and their order: leave out ${others.join(', ')}`);
  }
  if (!ids) return { kind: 'collection', slug: collection ?? '', limit };
  const named = ids.split(/\s+/);
  if (named.length > MOST_PAPERS) {
    throw new BadSelection(`ids must be at most ${MOST_PAPERS}, got ${named.length}`);
  }
  return { kind: 'papers', ids: given('limit') ? named.slice(0, limit) : named };
}

function limitOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit >= 1 && limit <= MOST_PAPERS) return limit;
  throw new BadSelection(
    `limit must be a whole number from 1 to ${MOST_PAPERS}, got “${Array.from(text).slice(0, 40).join('')}”`,
  );
}

/** A listing by the rules of its address, but that what an address leaves out is a fault here: nobody would see the note. */
function listingOf(given: (name: ListAttribute) => string | undefined): PapersQuery {
  const parameters = new URLSearchParams();
  for (const name of [...FILTERS, 'order' as const]) {
    const text = given(name);
    const values = name === 'search' ? [text] : (text?.split(/\s+/) ?? []);
    for (const value of values) if (value) parameters.append(PARAMETERS[name] ?? name, value);
  }
  const { query, notes } = parsePapersQuery(parameters);
  const [note] = notes;
  if (note === undefined) return query;
  throw new BadSelection(
    note
      .replace(' is ignored:', ':')
      .replace(/^sort=/, 'order=')
      .replace(/\.$/, ''),
  );
}

/** A listing as attributes, those it has. */
function listingAttributes(query: PapersQuery): ListAttributes {
  const parameters = new URLSearchParams(printPapersQuery(firstPageOf(query)));
  return Object.fromEntries(
    [...FILTERS, 'order' as const].flatMap((name) => {
      const values = parameters.getAll(PARAMETERS[name] ?? name);
      return values.length > 0 ? [[name, values.join(' ')]] : [];
    }),
  );
}

/** The attributes of a list: what {@link readList} reads as the same selection, in the order in which they are written. */
export function listAttributesOf(selection: ListSelection): ListAttributes {
  if (selection.kind === 'papers') return { ids: selection.ids.join(' ') };
  const { limit } = selection;
  const own =
    selection.kind === 'collection' ? { collection: selection.slug } : listingAttributes(selection.query);
  const all: ListAttributes = { ...own, ...(limit !== DEFAULT_LIMIT && { limit: `${limit}` }) };
  return Object.fromEntries(LIST_ATTRIBUTES.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
}

/** The attributes of a list among `parameters`, the first of each name. */
export function listAttributesIn(parameters: URLSearchParams): ListAttributes {
  return Object.fromEntries(
    LIST_ATTRIBUTES.flatMap((name) => {
      const value = parameters.get(name);
      return value === null ? [] : [[name, value]];
    }),
  );
}
