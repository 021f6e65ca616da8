import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { RequestContext } from './apollo';
import { type CorsOptions, crossSiteRefusal } from './cross-site';
import { withDeadline } from './deadline';
import { refuse } from './failures';

/** What `/graphql` is served with. */
export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly cors: CorsOptions;
  readonly publicUrl?: string;
  readonly requestTimeoutMs: number;
}

const METHODS = 'GET, POST, OPTIONS';

/** The request as Apollo Server takes it: of the headers it reads only these two. */
function toApolloRequest({ method, headers, url, body }: FastifyRequest) {
  const read = new HeaderMap();
  if (headers.accept !== undefined) read.set('accept', headers.accept);
  if (headers['content-type'] !== undefined) read.set('content-type', headers['content-type']);
  const question = url.indexOf('?');
  return { method, headers: read, search: question < 0 ? '' : url.slice(question), body };
}

/** A person who opens the endpoint in a browser, without a query. */
function isVisit({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && !url.includes('?') && (headers.accept?.startsWith('text/html') ?? false);
}

/** Adds `GET` and `POST /graphql`. */
export function addGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, cors, publicUrl, requestTimeoutMs } = options;
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    exposeHeadRoute: false,
    onRequest: async (request, reply) => {
      const refusal = crossSiteRefusal(request, cors, publicUrl);
      if (refusal) return refuse(reply, 403, 'BAD_REQUEST', refusal);
    },
    handler: async (request, reply) => {
      if (isVisit(request)) return reply.redirect('/playground', 302);
      const outcome = { isDocumentFault: false };
      const { status, headers, body } = await withDeadline(reply.raw, requestTimeoutMs, (signal) =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: toApolloRequest(request),
          context: async () => ({ scope: { requestId: request.id, signal }, outcome }),
        }),
      );
      const isPlainJson = headers.get('content-type')?.startsWith('application/json') ?? false;
      reply.code(outcome.isDocumentFault && isPlainJson ? 200 : (status ?? 200));
      for (const [name, value] of headers) reply.header(name, value);
      // Chunks come only from @defer and @stream, which the schema does not have.
      return body.kind === 'complete' ? reply.send(body.string) : reply.send(body.asyncIterator);
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
