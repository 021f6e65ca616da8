import { ApolloServer, type ApolloServerPlugin, type BaseContext, HeaderMap } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { BadUserInput, LimitExceeded } from '../../errors/graph-error';
import { isErrorCode, maskError } from '../../errors/mask';
import type { Limits } from '../../graphql/limits/limits';
import { createOperationCheck, type OperationCheck } from '../../graphql/limits/operation-check';
import type { RequestScope } from '../../graphql/subgraph';
import { HTTP_STATUS, isDocumentFault } from '../../http/status';
import type { ApolloGateway } from '../apollo-gateway';
import type { StoredDocuments } from '../documents/stored-documents';
import type { KeptResult } from '../results/result-cache';
import type { ResultRequest } from '../results/result-request';
import type { DocumentStore } from './document-store';

/**
 * What Apollo Server calls the context of a request. Apollo copies the outer object and shares the inner
 * ones.
 */
export interface RequestContext extends BaseContext {
  readonly scope: RequestScope;
  readonly outcome: Outcome;
  /** The hash under which the document is to be kept for those who ask for it by that, if it is valid. */
  readonly toRegister?: string;
  /** Absent where the request is to be answered without the cache of results. */
  readonly result?: ResultRequest;
}

/** What the HTTP route must know of an answer beyond what Apollo Server says. */
export interface Outcome {
  /** The document or its variables are at fault, and no limit: `application/json` answers with 200. */
  isDocumentFault: boolean;
  hasErrors: boolean;
  /** The result that is to be answered in place of the body. */
  found?: KeptResult;
}

/** What the Apollo Server of the gateway is made from. */
export interface ApolloOptions {
  readonly schema: GraphQLSchema;
  readonly gateway: ApolloGateway;
  readonly documentStore: DocumentStore;
  readonly documents: StoredDocuments;
  readonly limits: Limits;
  readonly introspection: boolean;
  readonly log: Logger;
}

/** How graphql-js says that `maxTokens` was exceeded: only the message tells it from other syntax errors. */
const TOO_MANY_TOKENS = /^Syntax Error: Document contains more tha[nt] \d+ tokens/;

/** Refuses operations before they run, masks the errors, and answers with the status that fits. */
function requestPlugin(
  check: OperationCheck,
  { documents, limits, log }: ApolloOptions,
): ApolloServerPlugin<RequestContext> {
  const named = (error: unknown) =>
    error instanceof Error && TOO_MANY_TOKENS.test(error.message)
      ? new LimitExceeded(`A document may have at most ${limits.tokens} tokens`)
      : error;

  return {
    async requestDidStart() {
      let refusals: readonly GraphQLError[] = [];
      return {
        async responseForOperation({ document, operation, request, source, contextValue }) {
          refusals = check({ document, operation, variables: request.variables ?? {} });
          if (refusals.length === 0) {
            const { toRegister, result, outcome } = contextValue;
            if (toRegister) documents.register(toRegister, source);
            if (!result || operation.operation !== 'query') return null;
            const operationName = operation.name?.value ?? null;
            outcome.found = await result.find({ source, operationName, variables: request.variables ?? {} });
            if (!outcome.found) return null;
            return {
              http: { headers: new HeaderMap() },
              body: { kind: 'single', singleResult: { data: null } },
            };
          }
          // The errors are filled in below, with all others.
          return {
            http: { status: 400, headers: new HeaderMap() },
            body: { kind: 'single', singleResult: {} },
          };
        },
        async willSendResponse({ contextValue, errors = refusals, response }) {
          if (errors.length === 0 || response.body.kind !== 'single') return;
          contextValue.outcome.hasErrors = true;
          const { singleResult } = response.body;
          const { requestId } = contextValue.scope;
          const masked = errors.map((error) => maskError(named(error), { requestId, log }));
          singleResult.errors = masked;
          if (singleResult.data !== undefined) {
            // The operation ran: the errors stand beside what was found, whatever status one of them asks for.
            response.http.status = 200;
            return;
          }
          const codes = masked.map(({ extensions }) => extensions?.code);
          const [code] = codes;
          if (isErrorCode(code) && response.http.status !== 405) response.http.status = HTTP_STATUS[code];
          // Limits and text that is not allowed are our own rules, of which the specification knows nothing.
          const isOurRule = refusals.some((error) => error instanceof BadUserInput);
          contextValue.outcome.isDocumentFault = !isOurRule && codes.every(isDocumentFault);
        },
      };
    },
    async unexpectedErrorProcessingRequest({ requestContext, error }) {
      log.error({ err: error, requestId: requestContext.contextValue.scope.requestId }, 'internal error');
    },
  };
}

/**
 * The Apollo Server that runs the gateway's operations. Validation is switched off in Apollo and done by our
 * own check, which looks at cheap things first and keeps its verdict with the document. Nothing is reported
 * to anyone.
 */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<RequestContext>> {
  const { schema, gateway, documentStore, limits, introspection, log } = options;
  const check = createOperationCheck({ schema, limits, introspection });
  const apollo = new ApolloServer<RequestContext>({
    gateway,
    documentStore,
    introspection,
    dangerouslyDisableValidation: true,
    parseOptions: { maxTokens: limits.tokens },
    // The route puts the text in place of what names a stored document.
    persistedQueries: false,
    // Replaced by a guard of our own, which lets through GET requests without special headers.
    csrfPrevention: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    nodeEnv: 'production',
    logger: log,
    formatError: (_formatted, error) => maskError(error),
    plugins: [
      requestPlugin(check, options),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  await apollo.start();
  return apollo;
}
