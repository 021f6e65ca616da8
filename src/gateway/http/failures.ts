import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../errors/codes';
import type { GraphError } from '../../errors/graph-error';
import { isErrorCode, maskError } from '../../errors/mask';
import { NO_STORE } from '../../http/cache-control';
import { HTTP_STATUS } from '../../http/status';

/** What a client may be told of Fastify's own refusals. */
const REFUSALS: Readonly<Record<string, { code: ErrorCode; message: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'LIMIT_EXCEEDED', message: 'The request body is too large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'BAD_REQUEST', message: 'Content-Type must be application/json' },
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    code: 'BAD_REQUEST',
    message: 'The request body is empty; send a JSON object with a query',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    code: 'BAD_REQUEST',
    message: 'The request body is not valid JSON, or holds a key that could reach a prototype',
  },
  FST_ERR_BAD_URL: { code: 'BAD_REQUEST', message: 'The URL is not validly encoded' },
};

/** Answers with one error in the form of a GraphQL response, so that a client reads all errors alike. */
function sendFailure(reply: FastifyReply, status: number, error: GraphQLFormattedError): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .header('cache-control', NO_STORE)
    .send({ errors: [error] });
}

/** Answers with a message of our own. */
export function refuse(reply: FastifyReply, status: number, code: ErrorCode, message: string): FastifyReply {
  return sendFailure(reply, status, { message, extensions: { code } });
}

/**
 * The handler for whatever a route or Fastify itself threw: nothing but what was written for clients is sent.
 */
export function errorHandler(log: Logger) {
  return (error: FastifyError | GraphError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = 'statusCode' in error ? error.statusCode : undefined;
    const refusal = 'code' in error ? REFUSALS[error.code] : undefined;
    if (refusal) return refuse(reply, status ?? 400, refusal.code, refusal.message);
    if (status !== undefined && status >= 400 && status < 500) {
      // The message may name what the client has no business with, such as a path of this machine.
      return refuse(reply, status, 'BAD_REQUEST', STATUS_CODES[status] ?? 'Bad Request');
    }
    const masked = maskError(error, { requestId: request.id, log });
    const code = masked.extensions?.code;
    return sendFailure(reply, isErrorCode(code) ? HTTP_STATUS[code] : 500, masked);
  };
}

/** The handler for paths without a route. */
export function notFoundHandler(hint: string) {
  return (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const message = `There is nothing at this address. ${hint}`;
    if (!request.headers.accept?.includes('text/html')) return refuse(reply, 404, 'BAD_REQUEST', message);
    return reply
      .code(404)
      .type('text/plain; charset=utf-8')
      .header('cache-control', NO_STORE)
      .send(`${message}\n`);
  };
}

const CLIENT_FAULTS: Readonly<Record<string, { status: number; code: ErrorCode; message: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, code: 'TIMEOUT', message: 'The request took too long to arrive' },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'LIMIT_EXCEEDED',
    message: 'The URL or the headers are too large',
  },
};

/** Answers what is no HTTP request, for which there is neither a request nor a reply, and hangs up. */
export function answerClientFault(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const { status, code, message } = CLIENT_FAULTS[error.code ?? ''] ?? {
    status: 400,
    code: 'BAD_REQUEST',
    message: 'This is not a valid HTTP request',
  };
  const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nCache-Control: no-store\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
