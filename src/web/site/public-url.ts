import type { FastifyRequest } from 'fastify';

/** A host with an optional port: a name, an IPv4 address, or an IPv6 address in brackets. */
const HOST = /^(?:[a-z\d](?:[a-z\d._-]*[a-z\d.])?|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Gives the URL under which the client of a request knows this server: the operator's, else the host it asked. A `Host` header
 * that is no host does not reach a page.
 */
export function publicUrlOf(publicUrl: string | undefined): (request: FastifyRequest) => string {
  if (publicUrl !== undefined) return () => publicUrl;
  return ({ host, protocol }) => `${protocol}://${HOST.test(host) ? host : 'localhost'}`;
}
