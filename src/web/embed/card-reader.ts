import type { FastifyReply } from 'fastify';
import type { CardPaper } from '../card/card-paper';
import { Turns } from '../exports/turns';
import { isBadInput, type ReadDocument } from '../graph-reader';
import { paperFilter, paperOrder } from '../listing/paper-filter';
import { BadSelection } from './bad-selection';
import type { Selection } from './selection';

/** The graph takes so many ids at once. */
const MOST_IDS = 100;

/** Operations for embeds that run at the same time: a page full of widgets must not take the graph from people who look at one. */
const AT_ONCE = 6;

type ReadList = Extract<Selection, { limit: number }>;

interface Nodes {
  readonly nodes: readonly CardPaper[];
}

/** The papers of a selection, or why there are none, for whoever wrote the page. */
export type SelectedPapers = readonly CardPaper[] | string;

/** Reads what embeds show. */
export class CardReader {
  readonly #turns = new Turns(AT_ONCE);

  /** @param maxPageSize papers that a page of the graph holds at most */
  constructor(
    private readonly read: ReadDocument,
    private readonly maxPageSize: number,
  ) {}

  /**
   * The papers of each selection, in the same order: all papers by name are read together, lists beside one another. What a selection is
   * wrong about is said in its place. Throws GraphError where the graph cannot answer.
   */
  async readAll(selections: readonly Selection[], reply: FastifyReply): Promise<SelectedPapers[]> {
    const ids = selections.flatMap((selection) =>
      selection.kind === 'paper' ? [selection.id] : selection.kind === 'papers' ? selection.ids : [],
    );
    const papers = await this.#papersById([...new Set(ids)], reply);
    return Promise.all(
      selections.map((selection) => {
        if (selection.kind === 'paper') return known([papers.get(selection.id)]);
        if (selection.kind === 'papers') return known(selection.ids.map((id) => papers.get(id)));
        return this.#turns.take(() => this.#listed(selection, reply));
      }),
    );
  }

  /** The papers of one selection. @throws BadSelection where there are none */
  async readOne(selection: Selection, reply: FastifyReply): Promise<readonly CardPaper[]> {
    const [papers = ''] = await this.readAll([selection], reply);
    if (typeof papers === 'string') throw new BadSelection(papers);
    return papers;
  }

  /** Papers by name, or what is wrong with a name. */
  async #papersById(ids: readonly string[], reply: FastifyReply): Promise<Map<string, CardPaper | string>> {
    const groups = Array.from({ length: Math.ceil(ids.length / MOST_IDS) }, (_, index) =>
      ids.slice(index * MOST_IDS, (index + 1) * MOST_IDS),
    );
    const found = await Promise.all(groups.map((group) => this.#group(group, reply)));
    return new Map(found.flat());
  }

  /** The graph refuses all names for one that is of no form it knows, so that those are looked for by halves. */
  async #group(ids: readonly string[], reply: FastifyReply): Promise<[string, CardPaper | string][]> {
    try {
      const { papersByIds } = await this.#turns.take(() =>
        this.read<{ papersByIds: readonly (CardPaper | null)[] }>('EmbedPapers', { ids }, reply),
      );
      return ids.map((id, index) => [id, papersByIds[index] ?? `there is no paper “${id}”`]);
    } catch (error) {
      if (!isBadInput(error)) throw error;
      if (ids.length === 1)
        return ids.map((id) => [id, error.message.replace(/^ids\[0\]/, 'the name of a paper')]);
      const half = Math.ceil(ids.length / 2);
      const halves = [ids.slice(0, half), ids.slice(half)];
      return (await Promise.all(halves.map((part) => this.#group(part, reply)))).flat();
    }
  }

  async #listed(selection: ReadList, reply: FastifyReply): Promise<SelectedPapers> {
    const first = Math.min(selection.limit, this.maxPageSize);
    try {
      if (selection.kind === 'collection') {
        const { slug } = selection;
        const { collection } = await this.read<{ collection: { papers: Nodes } | null }>(
          'EmbedCollection',
          { slug, first },
          reply,
        );
        return collection ? unlessEmpty(collection.papers) : `there is no collection “${slug}”`;
      }
      const { query } = selection;
      const variables = { filter: paperFilter(query), orderBy: paperOrder(query), first };
      return unlessEmpty((await this.read<{ papers: Nodes }>('EmbedListing', variables, reply)).papers);
    } catch (error) {
      if (isBadInput(error)) return error.message;
      throw error;
    }
  }
}

const unlessEmpty = ({ nodes }: Nodes): SelectedPapers =>
  nodes.length > 0 ? nodes : 'there are no such papers';

/** The papers that are there; a list is at fault only where none is. */
function known(papers: readonly (CardPaper | string | undefined)[]): SelectedPapers {
  const found = papers.filter((paper) => typeof paper === 'object');
  const [reason] = papers;
  return found.length > 0 || typeof reason !== 'string' ? found : reason;
}
