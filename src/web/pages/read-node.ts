import type { FastifyReply } from 'fastify';
import { pageAddress } from '../card/card';
import { isBadInput } from '../graph-reader';
import { sendNotFound } from '../layout/problem-pages';
import type { WebContext } from '../web-context';

type Kind = Parameters<typeof pageAddress>[1];

const WHAT: Readonly<Record<Kind, string>> = {
  papers: 'paper',
  authors: 'author',
  areas: 'research area',
  venues: 'venue',
};

/**
 * Reads what the page of a paper, person, area or venue is about. Undefined where it has been answered already: there is none of
 * that name, or its address is another today.
 * @param name as the address has it: a slug of today or before, or what else the graph takes
 */
export async function readNode<Node extends { readonly slug: string }>(
  context: WebContext,
  reply: FastifyReply,
  kind: Kind,
  name: string,
  read: () => Promise<Node | null>,
): Promise<Node | undefined> {
  const node = await read().catch((error: unknown) => {
    // Of the argument `id`, as the graph words it: no node can have such a name.
    if (isBadInput(error) && /^id\b/.test(error.message)) return null;
    throw error;
  });
  if (!node) {
    sendNotFound(context, reply, `There is no ${WHAT[kind]} called “${name}” here.`);
    return undefined;
  }
  if (node.slug !== name) {
    const { url } = reply.request;
    const question = url.indexOf('?');
    reply
      .header('cache-control', context.cacheControl)
      .redirect(
        pageAddress(context.site.base, kind, node.slug) + (question < 0 ? '' : url.slice(question)),
        301,
      );
    return undefined;
  }
  return node;
}
