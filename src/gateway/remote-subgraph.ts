import { type ExecutionResult, GraphQLError } from 'graphql';
import { Agent, request } from 'undici';
import { SubgraphUnavailable } from '../errors/graph-error';
import { StartupError } from '../errors/startup-error';
import type { Subgraph, SubgraphRequest } from '../graphql/subgraph';

/** A subgraph served over HTTP. */
export interface RemoteSubgraphOptions {
  readonly name: string;
  readonly url: string;
  /** Milliseconds from sending a request to the last byte of its answer. */
  readonly timeoutMs: number;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes that an answer may have. */
  readonly maxAnswerBytes?: number;
}

const MAX_ANSWER_BYTES = 50 * 1024 * 1024;

/**
 * A subgraph in another process, reached by GraphQL over HTTP on kept connections. Whatever keeps it from answering
 * becomes {@link SubgraphUnavailable} with the reason as its original error; the message names no host.
 */
export function createRemoteSubgraph(options: RemoteSubgraphOptions & { readonly sdl: string }): Subgraph {
  const { name, url, sdl } = options;
  const client = createClient(options);
  return {
    name,
    sdl,
    url,
    execute: (subgraphRequest) => client.send(subgraphRequest, subgraphRequest.scope.signal),
    async ping() {
      await client.send({ document: '{__typename}' });
    },
    close: () => client.close(),
  };
}

/** Asks the subgraph for its SDL. Throws {@link StartupError} where it gives none. */
export async function loadRemoteSubgraph(options: RemoteSubgraphOptions): Promise<Subgraph> {
  const client = createClient(options);
  try {
    const { data, errors } = await client.send({ document: '{_service{sdl}}' });
    const service: unknown = data?._service;
    if (
      typeof service === 'object' &&
      service !== null &&
      'sdl' in service &&
      typeof service.sdl === 'string'
    ) {
      return createRemoteSubgraph({ ...options, sdl: service.sdl });
    }
    throw new Error(errors?.[0]?.message ?? 'it gave no SDL');
  } catch (error) {
    const reason = error instanceof SubgraphUnavailable ? (error.originalError ?? error) : error;
    throw new StartupError(
      `subgraph "${options.name}" does not answer at ${options.url}: ${reason instanceof Error ? reason.message : reason}`,
      `start the subgraph or correct its address`,
      { cause: error },
    );
  } finally {
    await client.close();
  }
}

interface GraphqlClient {
  send(
    operation: Pick<SubgraphRequest, 'document' | 'operationName' | 'variables'>,
    signal?: AbortSignal,
  ): Promise<ExecutionResult>;
  close(): Promise<void>;
}

function createClient(options: RemoteSubgraphOptions): GraphqlClient {
  const { url, timeoutMs, headers, maxAnswerBytes = MAX_ANSWER_BYTES } = options;
  const agent = new Agent({ keepAliveTimeout: 30_000, maxResponseSize: maxAnswerBytes });

  async function post(body: string, signal: AbortSignal): Promise<ExecutionResult> {
    const answer = await request(url, {
      method: 'POST',
      dispatcher: agent,
      signal,
      headersTimeout: 0,
      bodyTimeout: 0,
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body,
    });
    const text = await answer.body.text();
    return graphqlResult(text, answer.statusCode);
  }

  return {
    async send({ document, operationName, variables }, signal) {
      const timeout = new AbortController();
      const timer = setTimeout(() => timeout.abort(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
      try {
        return await post(
          JSON.stringify({ query: document, operationName, variables }),
          signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
        );
      } catch (cause) {
        const message = timeout.signal.aborted
          ? `a subgraph did not answer in ${timeoutMs} ms`
          : 'a subgraph could not be reached or gave no GraphQL answer';
        throw new SubgraphUnavailable(message, cause instanceof Error ? cause : new Error(String(cause)));
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => agent.destroy(),
  };
}

function graphqlResult(text: string, statusCode: number): ExecutionResult {
  const refuse = (reason: string): Error => new Error(`HTTP ${statusCode} with ${reason}`);
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    throw refuse('a body that is no JSON');
  }
  if (!isObject(answer) || !('data' in answer || 'errors' in answer)) {
    throw refuse('a body that is no GraphQL answer');
  }
  const { data = null, errors = null } = answer;
  if (data !== null && !isObject(data)) throw refuse('"data" that is no object');
  if (errors !== null && !Array.isArray(errors)) throw refuse('"errors" that is no list');
  return errors ? { data, errors: errors.map(graphqlError) } : { data };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function graphqlError(error: unknown): GraphQLError {
  const { message, path, extensions } = isObject(error) ? error : {};
  return new GraphQLError(
    typeof message === 'string' ? message : 'a subgraph gave an error without a message',
    {
      path: Array.isArray(path)
        ? path.filter((key) => typeof key === 'string' || typeof key === 'number')
        : null,
      extensions: isObject(extensions) ? extensions : null,
    },
  );
}
