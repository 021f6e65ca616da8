import type { ApolloServer } from '@apollo/server';
import type { RequestScope } from '../../graphql/subgraph';
import { isDocumentFault } from '../../http/status';
import type { GraphState } from '../results/graph-versions';
import type { KeptResult, ResultCache } from '../results/result-cache';
import { ResultRequest } from '../results/result-request';
import type { RequestContext } from './apollo';
import type { ApolloRequest } from './apollo-request';
import { type Departure, withDeadline } from './deadline';

/** What operations are run with. */
export interface OperationRunnerOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly cache?: Pick<ResultCache<unknown>, 'begin' | 'obtain'>;
  readonly requestTimeoutMs: number;
}

/** What is answered to an operation. */
export interface OperationAnswer {
  readonly status: number;
  readonly headers: Iterable<readonly [name: string, value: string]>;
  readonly body: Buffer | string | AsyncIterable<string>;
  /** Whether the operation was run and met no error. */
  readonly isComplete: boolean;
  /** The state of the graph that it shows at least, where it shows nothing else and that is known. */
  readonly state?: GraphState;
  /** Where the cache has it, and the same request may be answered by it unread. */
  readonly kept?: KeptResult;
}

/**
 * Runs the operation of a request, or finds its result in the cache. Throws GraphError at the deadline, and when whoever asks is gone.
 * @param response what tells that they are
 */
export type OperationRunner = (
  request: ApolloRequest,
  requestId: string,
  response: Departure,
) => Promise<OperationAnswer>;

/** Makes the {@link OperationRunner} of a gateway. */
export function createOperationRunner(options: OperationRunnerOptions): OperationRunner {
  const { apollo, cache, requestTimeoutMs } = options;

  return ({ httpRequest, toRegister, mayRegister, isReadOnce, refusal }, requestId, response) =>
    withDeadline(response, requestTimeoutMs, async (signal) => {
      const scope: RequestScope = { requestId, signal };
      const outcome: RequestContext['outcome'] = {
        isDocumentFault: isDocumentFault(refusal?.extensions.code),
        hasErrors: refusal !== undefined,
      };
      const state = isReadOnce ? undefined : cache?.begin();
      const result = cache && state && new ResultRequest(cache, state, signal);
      try {
        const answer = await apollo.executeHTTPGraphQLRequest({
          httpGraphQLRequest: httpRequest,
          context: async () => {
            // Apollo Server answers it in the media type that the client asks for.
            if (refusal) throw refusal;
            return { scope, outcome, toRegister, result };
          },
        });
        const status = answer.status ?? 200;
        const { headers } = answer;
        // Chunks come only from @defer and @stream, which the schema does not have.
        const body = answer.body.kind === 'complete' ? answer.body.string : answer.body.asyncIterator;
        const isComplete = status === 200 && !outcome.hasErrors;
        if (!isComplete) {
          const isPlainJson = headers.get('content-type')?.startsWith('application/json') ?? false;
          return { status: outcome.isDocumentFault && isPlainJson ? 200 : status, headers, body, isComplete };
        }
        const isVersioned = outcome.found !== undefined || scope.isVersioned === true;
        if (!isVersioned || typeof body !== 'string') return { status, headers, body, isComplete };
        const kept = outcome.found ?? result?.finish(bytesOf(body));
        return {
          status,
          headers,
          body: kept?.body ?? body,
          isComplete,
          state,
          kept: mayRegister ? undefined : kept,
        };
      } finally {
        result?.fail();
      }
    });
}

/** A buffer of its own, and no part of one that others keep alive. */
function bytesOf(text: string): Buffer {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}
