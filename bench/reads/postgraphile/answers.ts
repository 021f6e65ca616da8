import type { AnyParameters, OperationName } from '../operations';

/** JSON as PostGraphile gives it; what each place holds is said by the documents beside. */
type Json = Readonly<Record<string, unknown>>;

const PREFIXES: Readonly<Record<string, string>> = {
  paper: 'paper',
  papers: 'paper',
  papersByIds: 'paper',
  nodes: 'paper',
  venue: 'venue',
  author: 'author',
  authors: 'author',
  area: 'area',
  areas: 'area',
  organization: 'organization',
};

/** Lists of rows between two tables, of which papergraph shows only the far end. */
const FAR_ENDS: Readonly<Record<string, string>> = {
  authors: 'author',
  areas: 'area',
  affiliations: 'organization',
};

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An author with a number of papers, in one row. */
function countedAuthor({ paperCount, authorId, slug, name }: Json): Json {
  return { paperCount, author: { id: `author_${authorId}`, slug, name } };
}

/** The value at a key, in papergraph's form. */
function converted(key: string, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((each: unknown) => {
      if (!isObject(each)) return each;
      if ('authorId' in each) return countedAuthor(each);
      const farEnd = FAR_ENDS[key];
      return farEnd !== undefined && isObject(each[farEnd])
        ? converted(farEnd, each[farEnd])
        : converted(key, each);
    });
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => {
      if (name === 'rowId') return ['id', `${PREFIXES[key]}_${part}`];
      // Lists below another entity stand where papergraph has connections.
      if (name === 'papers' && Array.isArray(part)) return [name, { nodes: converted(name, part) }];
      return [name, converted(name, part)];
    }),
  );
}

interface Counts {
  readonly total: number;
  readonly years: readonly Json[];
  readonly areas: readonly Json[];
}

/** `data` in papergraph's form. */
export function graphAnswer(operation: OperationName, data: Json, parameters: AnyParameters): unknown {
  const answer = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, converted(name, value)]),
  );
  if (operation === 'search' || operation === 'broadSearch') {
    const { total, years, areas } = data.counts as Counts; // as the function in postgraphile.sql makes it
    const facets = [
      { by: 'YEAR', values: years },
      { by: 'AREA', values: areas },
    ];
    return { papers: { totalCount: total, facets, nodes: answer.papers } };
  }
  if ('ids' in parameters) {
    // Its lists have an order of their own.
    const papers = answer.papersByIds as readonly { readonly id: string }[]; // as converted above
    const byId = new Map(papers.map((paper) => [paper.id, paper]));
    return { papersByIds: parameters.ids.map((id) => byId.get(`paper_${id}`) ?? null) };
  }
  return answer;
}
