import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import type { RequestScope } from '../graphql/subgraph';
import type { Engine } from './engine';

/** The type of Apollo Server's `gateway` option. */
export type ApolloGateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];

/**
 * The engine as Apollo Server's `gateway` option. The server's context must hold the request's scope as `scope`.
 */
export function apolloGateway(engine: Engine): ApolloGateway {
  const { apiSchema, supergraphSdl } = engine;
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema, coreSupergraphSdl: supergraphSdl });
      return () => {};
    },
    async load() {
      return {
        async executor({ document, source, operationName, request, context }) {
          return engine.execute({
            document,
            source,
            operationName: operationName ?? undefined,
            variables: request.variables,
            scope: scopeOf(context),
          });
        },
      };
    },
    async stop() {},
  };
}

function scopeOf(context: Record<string, unknown>): RequestScope {
  const { scope } = context;
  if (typeof scope !== 'object' || scope === null || !('requestId' in scope)) {
    throw new TypeError('the context of Apollo Server must hold the scope of the request');
  }
  return scope as RequestScope; // put there by our own server, with the id of the request
}
