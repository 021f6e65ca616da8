import type { FastifyReply } from 'fastify';
import type { ErrorCode } from '../../errors/codes';
import { isErrorCode, maskError } from '../../errors/mask';
import { NO_STORE } from '../../http/cache-control';
import { HTTP_STATUS } from '../../http/status';
import { type Html, h } from '../card/html';
import type { WebContext } from '../web-context';
import { sendPage } from './page';

/** Answers 404 with what was looked for, if the address said so, and a search. */
export function sendNotFound(
  context: WebContext,
  reply: FastifyReply,
  missing = 'There is nothing at this address.',
): FastifyReply {
  reply.code(404).header('cache-control', NO_STORE);
  return sendPage(context, reply, {
    title: 'Not found',
    isIndexed: false,
    main: [
      h('h1', null, 'Not found'),
      h(
        'p',
        null,
        missing,
        ' It may have moved, or its address may be misspelt. Search for it above, or look through:',
      ),
      ways(context.site.base),
    ],
  });
}

function ways(base: string): Html {
  return h(
    'ul',
    null,
    h('li', null, h('a', { href: `${base}/papers` }, 'all papers')),
    h('li', null, h('a', { href: `${base}/authors` }, 'authors')),
    h('li', null, h('a', { href: `${base}/areas` }, 'areas')),
    h('li', null, h('a', { href: `${base}/venues` }, 'venues')),
  );
}

/** What visitors are told where the fault is not theirs, by code. */
const TOLD: Partial<Record<ErrorCode, string>> = {
  DATABASE_UNAVAILABLE: 'The database cannot be reached at the moment. Try again in a minute.',
  SUBGRAPH_UNAVAILABLE: 'A part of the graph cannot be reached at the moment. Try again in a minute.',
  TIMEOUT: 'It took too long to read this page. Try again, or ask for less.',
};

const codeOf = (error: { extensions?: Record<string, unknown> }): ErrorCode =>
  isErrorCode(error.extensions?.code) ? error.extensions.code : 'INTERNAL_SERVER_ERROR';

/** Answers with a page about what went wrong. What was not written for clients is masked and logged. */
export function sendProblem(context: WebContext, reply: FastifyReply, error: unknown): FastifyReply {
  const { request } = reply;
  const ofFastify = fastifyStatus(error);
  const masked = maskError(error, { requestId: request.id, log: context.log });
  const code = codeOf(masked);
  const status = ofFastify ?? HTTP_STATUS[code];
  const isTheirs = status < 500;
  reply.code(status).header('cache-control', NO_STORE);
  if (status === 503) reply.header('retry-after', 30);
  return sendPage(context, reply, {
    title: isTheirs ? 'This address cannot be answered' : 'Something went wrong',
    isIndexed: false,
    main: [
      h('h1', null, isTheirs ? 'This address cannot be answered' : 'Something went wrong'),
      h(
        'p',
        null,
        isTheirs && !ofFastify ? `${masked.message}.` : (TOLD[code] ?? 'The fault is ours. Try again later.'),
      ),
      !isTheirs && h('p', { class: 'quiet' }, 'For a report: request ', h('code', null, request.id)),
      ways(context.site.base),
    ],
  });
}

/** The status of a refusal of Fastify's own, such as 400 for a path that is not validly encoded. */
function fastifyStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : undefined;
}
