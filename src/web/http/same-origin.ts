import type { FastifyReply, FastifyRequest } from 'fastify';

const CORS = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-expose-headers',
];

/**
 * An `onRequest` hook: takes back what lets pages of other origins read the answer. The graph may be open to them, and embeds are, which
 * say so themselves; what is made for people and for programs of their own is for neither.
 */
export async function keepToSameOrigin(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  for (const name of CORS) reply.removeHeader(name);
  if (String(reply.getHeader('vary')).toLowerCase() === 'origin') reply.removeHeader('vary');
}
