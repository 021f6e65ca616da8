import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { StoredDocuments } from '../documents/stored-documents';
import type { RequestContext } from './apollo';
import { toApolloRequest } from './apollo-request';
import { type CorsOptions, crossSiteRefusal } from './cross-site';
import { withDeadline } from './deadline';
import { refuse } from './failures';
import { isDocumentFault } from './status';

/** What `/graphql` is served with. */
export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly documents: StoredDocuments;
  readonly cors: CorsOptions;
  readonly publicUrl?: string;
  readonly requestTimeoutMs: number;
}

const METHODS = 'GET, POST, OPTIONS';

/** A person who opens the endpoint in a browser, without a query. */
function isVisit({ method, headers, url }: FastifyRequest): boolean {
  return method === 'GET' && !url.includes('?') && (headers.accept?.startsWith('text/html') ?? false);
}

/** Adds `GET` and `POST /graphql`. */
export function addGraphqlRoute(app: FastifyInstance, options: GraphqlRouteOptions): void {
  const { apollo, documents, cors, publicUrl, requestTimeoutMs } = options;
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
      const { httpRequest, toRegister, refusal } = toApolloRequest(request, documents);
      // A client that is told that a document is missing sends it with the next request: nobody may keep that answer.
      if (refusal) reply.header('cache-control', 'no-store');
      const outcome = { isDocumentFault: isDocumentFault(refusal?.extensions.code) };
      const { status, headers, body } = await withDeadline(reply.raw, requestTimeoutMs, (signal) =>
        apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: httpRequest,
          context: async () => {
            // Apollo Server answers it in the media type that the client asks for.
            if (refusal) throw refusal;
            return { scope: { requestId: request.id, signal }, outcome, toRegister };
          },
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
