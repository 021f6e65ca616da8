import type { FastifyReply } from 'fastify';
import { isErrorCode, maskError } from '../../errors/mask';
import { NO_STORE } from '../../http/cache-control';
import { HTTP_STATUS } from '../../http/status';
import type { WebContext } from '../web-context';

/** Answers programs, which asked for data and no page, with what is wrong as lines of text. */
export function sendPlain(reply: FastifyReply, status: number, ...lines: readonly string[]): FastifyReply {
  if (status === 503) reply.header('retry-after', 30);
  return reply
    .code(status)
    .type('text/plain; charset=utf-8')
    .header('cache-control', NO_STORE)
    .removeHeader('content-disposition')
    .removeHeader('last-modified')
    .send(lines.map((line) => `${line}\n`).join(''));
}

/** Answers with what a route threw. What was not written for clients is masked and logged. */
export function sendPlainProblem(context: WebContext, reply: FastifyReply, error: unknown): FastifyReply {
  const { message, extensions } = maskError(error, { requestId: reply.request.id, log: context.log });
  const code = isErrorCode(extensions?.code) ? extensions.code : 'INTERNAL_SERVER_ERROR';
  return sendPlain(reply, HTTP_STATUS[code], `${message}.`);
}
