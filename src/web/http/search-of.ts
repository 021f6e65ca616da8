import type { FastifyRequest } from 'fastify';

/** The query string of a request as it was sent, without its question mark. */
export function searchOf({ url }: Pick<FastifyRequest, 'url'>): string {
  const question = url.indexOf('?');
  return question < 0 ? '' : url.slice(question + 1);
}
