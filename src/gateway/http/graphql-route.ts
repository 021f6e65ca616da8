import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { playgroundPath } from '../../http/base-path';
import { type CacheControl, cacheControlHeader, NO_STORE } from '../../http/cache-control';
import { entityTag, holdsTag } from '../../http/entity-tag';
import type { StoredDocuments } from '../documents/stored-documents';
import { toApolloRequest } from './apollo-request';
import { type CorsOptions, crossSiteRefusal } from './cross-site';
import { refuse } from './failures';
import type { OperationRunner } from './run-operation';
import type { WarmAnswers } from './warm-answers';

/** What `/graphql` is served with. */
export interface GraphqlRouteOptions {
  readonly run: OperationRunner;
  readonly documents: StoredDocuments;
  readonly cors: CorsOptions;
  readonly publicUrl?: string;
  readonly cacheControl: CacheControl;
  /** Told of each answer that may be given again. */
  readonly warmAnswers?: Pick<WarmAnswers, 'remember'>;
}

const METHODS = 'GET, POST, OPTIONS';

/** A person who opens the endpoint in a browser, without a query. */
function isVisit({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && !url.includes('?') && (headers.accept?.startsWith('text/html') ?? false);
}

/** Both media types carry the same bytes. */
function variantOf(reply: FastifyReply): string {
  return String(reply.getHeader('content-type')).startsWith('application/json') ? '' : '-response';
}

/** Adds `GET` and `POST /graphql`. */
export function addGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { run, documents, cors, publicUrl, cacheControl, warmAnswers } = options;
  const playground = playgroundPath(publicUrl);
  const heldFor = cacheControlHeader(cacheControl);
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      const refusal = crossSiteRefusal(request, cors, publicUrl);
      if (refusal) return refuse(reply, 403, 'BAD_REQUEST', refusal);
    },
    handler: async (request, reply) => {
      const varies = reply.getHeader('vary');
      reply.header('vary', varies ? `${varies}, Accept` : 'Accept');
      if (isVisit(request)) return reply.redirect(playground, 302);
      const { status, headers, body, isComplete, state, kept } = await run(
        toApolloRequest(request, documents),
        request.id,
        reply.raw,
      );
      reply.code(status);
      for (const [name, value] of headers) reply.header(name, value);
      if (state) reply.header('x-graph-version', state.version);
      const mayHold =
        isComplete && request.method === 'GET' && (typeof body === 'string' || Buffer.isBuffer(body));
      reply.header('cache-control', mayHold ? heldFor : NO_STORE);
      const etag = mayHold ? entityTag(body, variantOf(reply)) : undefined;
      if (etag) reply.header('etag', etag);
      if (kept) warmAnswers?.remember(request.raw, kept, reply.getHeaders());
      if (etag && holdsTag(request.headers['if-none-match'], etag)) {
        return reply.code(304).removeHeader('content-type').send();
      }
      return reply.send(body);
    },
  });
  app.route({
    method: ['HEAD', 'PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: async (request, reply) => {
      reply.header('allow', METHODS);
      return refuse(reply, 405, 'BAD_REQUEST', `${request.method} is not allowed here, only ${METHODS}`);
    },
  });
}
