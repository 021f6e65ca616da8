import type { FastifyReply } from 'fastify';

/**
 * Lets pages of any origin read the answer, without credentials: what is embedded is public, also where the operator lets only some
 * origins ask the graph. So the answer is the same for all, and one copy of it in a cache will do.
 */
export function openToAll(reply: FastifyReply): FastifyReply {
  for (const name of ['access-control-allow-credentials', 'access-control-expose-headers'])
    reply.removeHeader(name);
  const varies = String(reply.getHeader('vary') ?? '')
    .split(/,\s*/)
    .filter((name) => name !== '' && name.toLowerCase() !== 'origin');
  if (varies.length > 0) reply.header('vary', varies.join(', '));
  else reply.removeHeader('vary');
  return (
    reply
      .header('access-control-allow-origin', '*')
      // Pages that isolate themselves (COEP) load nothing that does not say so.
      .header('cross-origin-resource-policy', 'cross-origin')
  );
}
