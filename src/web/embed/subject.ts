import type { FastifyReply } from 'fastify';
import { pageAddress } from '../card/card';
import type { CardPaper } from '../card/card-paper';
import { listingTitle } from '../feeds/feed-title';
import { isBadInput, type ReadDocument } from '../graph-reader';
import { papersPath } from '../listing/print-query';
import type { CardReader } from './card-reader';
import type { ListSelection, Selection } from './selection';

/** What an embed is about, with the papers that it shows. */
export interface Subject {
  /** The one that names it in the shortest way: a paper by its slug. */
  readonly selection: Selection;
  readonly title: string;
  /** The path of the page about it, below the public URL. */
  readonly page: string;
  readonly papers: readonly CardPaper[];
}

/** What is read to name a list; null where the graph does not know it. */
interface Names {
  readonly author?: Named | null;
  readonly area?: Named | null;
  readonly venue?: Named | null;
  readonly collection?: { readonly title: string } | null;
}
type Named = { readonly slug: string; readonly name: string };

/** Reads subjects of embeds. */
export class SubjectReader {
  constructor(
    private readonly read: ReadDocument,
    private readonly cards: CardReader,
  ) {}

  /**
   * Reads what a selection is about. Where there is no such paper, author, area, venue or collection, the reason is given in its place.
   * A listing that is there and has no papers is a subject without papers. Throws GraphError where the graph cannot answer.
   */
  async readSubject(selection: Selection, reply: FastifyReply): Promise<Subject | string> {
    const [papers = [], named] = await Promise.all([
      this.cards.readAll([selection], reply).then(([first]) => first),
      selection.kind === 'paper' ? undefined : this.#nameOf(selection, reply),
    ]);
    if (selection.kind === 'paper') {
      if (typeof papers === 'string') return papers;
      const [paper] = papers;
      if (!paper) return 'there is no such paper';
      const { slug, title } = paper;
      return { selection: { kind: 'paper', id: slug }, title, page: pageAddress('', 'papers', slug), papers };
    }
    if (!named) return 'there is nothing of that name';
    if (typeof papers === 'string' && selection.kind !== 'listing') return papers;
    return { selection, ...named, papers: typeof papers === 'string' ? [] : papers };
  }

  /** What a list is called and where its page is; undefined where it is about something that is not there. */
  async #nameOf(
    selection: ListSelection,
    reply: FastifyReply,
  ): Promise<Pick<Subject, 'title' | 'page'> | undefined> {
    if (selection.kind === 'papers') return { title: 'Papers', page: '/papers' };
    const query = selection.kind === 'listing' ? selection.query : undefined;
    const only = (slugs: readonly string[] = []) => (slugs.length === 1 ? slugs[0] : undefined);
    const [author, area, venue] = [query?.authors, query?.areas, query?.venues].map(only);
    const collection = selection.kind === 'collection' ? selection.slug : undefined;
    const names = await this.#names({ author, area, venue, collection }, reply);
    if (!names || Object.values(names).includes(null)) return undefined;
    if (!query) return { title: names.collection?.title ?? 'Papers', page: '/' };
    return { title: listingTitle(query, names), page: papersPath(query) };
  }

  /** Undefined where a name is of no form that the graph knows. */
  async #names(
    {
      author,
      area,
      venue,
      collection,
    }: Record<'author' | 'area' | 'venue' | 'collection', string | undefined>,
    reply: FastifyReply,
  ): Promise<Names | undefined> {
    const isAny = [author, area, venue, collection].some((name) => name !== undefined);
    if (!isAny) return {};
    try {
      return await this.read<Names>(
        'EmbedNames',
        {
          author: author ?? '',
          area: area ?? '',
          venue: venue ?? '',
          collection: collection ?? '',
          hasAuthor: author !== undefined,
          hasArea: area !== undefined,
          hasVenue: venue !== undefined,
          hasCollection: collection !== undefined,
        },
        reply,
      );
    } catch (error) {
      if (isBadInput(error)) return undefined;
      throw error;
    }
  }
}
