import type { FastifyReply } from 'fastify';
import { ALL_PAPERS } from '../listing/papers-query';
import type { EmbedContext } from './embed-context';
import { embeddedPage } from './embedded-page';
import { type ListSelection, listAttributesOf, readList } from './selection';
import type { Subject } from './subject';

/** What a reader wants otherwise than usual of a list. */
export interface Choices {
  readonly limit?: string;
  readonly order?: string;
}

/**
 * The subject of a page of ours, or why there is none. Throws GraphError where the graph cannot answer, BadSelection for a choice that
 * is none.
 * @param page its path below the public URL, with its query string
 */
export async function embeddedSubject(
  context: EmbedContext,
  page: string,
  reply: FastifyReply,
  choices: Choices = {},
): Promise<Subject | string> {
  const embedded = embeddedPage(page);
  if (!embedded) return 'there is nothing to embed at this address';
  const { subjects } = context;
  if (embedded.kind === 'paper') return subjects.readSubject(embedded, reply);
  const usual = embedded.kind === 'home' ? await homeSelection(context, embedded.limit, reply) : embedded;
  const subject = await subjects.readSubject(chosen(usual, choices), reply);
  return embedded.kind === 'home' && typeof subject !== 'string' ? { ...subject, page: '/' } : subject;
}

/** The list with other choices. A collection has its own order. @throws BadSelection */
function chosen(list: ListSelection, { limit, order }: Choices): ListSelection {
  return readList({
    ...listAttributesOf(list),
    ...(limit && { limit }),
    ...(order && list.kind === 'listing' && { order }),
  });
}

/** What the home page shows: a collection, or the latest papers. */
async function homeSelection(
  { read, site }: EmbedContext,
  limit: number,
  reply: FastifyReply,
): Promise<ListSelection> {
  const slug =
    site.homeCollection ??
    (await read<{ collections: readonly { slug: string }[] }>('HomeCollections', {}, reply)).collections[0]
      ?.slug;
  return slug === undefined
    ? { kind: 'listing', query: ALL_PAPERS, limit }
    : { kind: 'collection', slug, limit };
}
