import { type ApolloServer, HeaderMap } from '@apollo/server';
import pino from 'pino';
import { StoredDocuments } from '../../src/gateway/documents/stored-documents';
import { type RequestContext, startApollo } from '../../src/gateway/http/apollo';
import { DocumentStore } from '../../src/gateway/http/document-store';
import { withDefaultLimits } from '../../src/graphql/limits/limits';
import type { Contender } from './contenders';
import type { Operation } from './operations';

/** Answers an operation as `/graphql` does, without the socket: from the request's body to the answer's text. */
export type Answer = (operation: Operation) => Promise<string>;

/** The gateway's own Apollo Server in front of whatever executes. */
export async function startGateway({
  schema,
  gateway,
}: Pick<Contender, 'schema' | 'gateway'>): Promise<Answer> {
  const limits = withDefaultLimits();
  const introspection = true;
  const apollo = await startApollo({
    schema,
    gateway,
    documentStore: new DocumentStore(),
    documents: new StoredDocuments({ schema, limits, introspection }),
    limits,
    introspection,
    log: pino({ level: 'silent' }),
  });
  return (operation) => answer(apollo, operation);
}

const JSON_HEADERS = new HeaderMap([
  ['content-type', 'application/json'],
  ['accept', 'application/graphql-response+json'],
]);

async function answer(apollo: ApolloServer<RequestContext>, operation: Operation): Promise<string> {
  const { signal } = new AbortController();
  const { body } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: 'POST',
      headers: JSON_HEADERS,
      search: '',
      body: operation,
    },
    context: async () => ({
      scope: { requestId: 'bench', signal },
      outcome: { isDocumentFault: false, hasErrors: false },
    }),
  });
  if (body.kind !== 'complete') throw new Error('answers of the graph come in one piece');
  return body.string;
}
