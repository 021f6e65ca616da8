import type { FastifyReply } from 'fastify';
import type { PapersQuery } from '../listing/papers-query';
import { parsePapersQuery } from '../listing/parse-query';
import { sendPlain } from './plain-answers';

/**
 * The papers that an address means, for programs. A page says which parameters it cannot read and shows the rest; a program
 * would take all papers for the few that were meant, so that it is answered 400 and this is undefined.
 */
export function requestedPapers(reply: FastifyReply): PapersQuery | undefined {
  const { url } = reply.request;
  const question = url.indexOf('?');
  const { query, notes } = parsePapersQuery(question < 0 ? '' : url.slice(question));
  if (notes.length === 0) return query;
  sendPlain(reply, 400, ...notes.map((note) => note.replace(' is ignored:', ' cannot be read:')));
  return undefined;
}
