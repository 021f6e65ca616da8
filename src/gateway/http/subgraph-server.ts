import type { ExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { isErrorCode, maskError } from '../../errors/mask';
import { DEFAULT_LIMITS } from '../../graphql/limits/limits';
import type { LocalSubgraph, RequestScope, Subgraph } from '../../graphql/subgraph';
import { HTTP_STATUS, isDocumentFault } from '../../http/status';
import { createApp, type HttpServer, type Readiness } from './app';
import { withDeadline } from './deadline';
import { addSchemaRoute } from './schema-route';
import { createDocumentCheck, readParameters } from './subgraph-request';

/** What the HTTP server of one subgraph is made from. */
export interface SubgraphServerOptions {
  readonly subgraph: LocalSubgraph;
  readonly log: Logger;
  /** The largest request body, in bytes. 10 MB by default: a gateway sends many representations at once. */
  readonly bodyBytes?: number;
  /** The longest an operation may run, in milliseconds. 15 seconds by default. */
  readonly requestTimeoutMs?: number;
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

async function readinessOf(subgraph: Subgraph, log: Logger): Promise<Readiness> {
  try {
    await subgraph.ping();
    return { ok: true, checks: { [subgraph.name]: true } };
  } catch (error) {
    log.warn({ err: error, subgraph: subgraph.name }, 'not ready');
    return { ok: false, checks: { [subgraph.name]: false } };
  }
}

/**
 * One subgraph over HTTP, for any federation gateway: `POST /graphql`, `/schema.graphql` (its SDL),
 * `/healthz` and `/readyz`. It answers what the subgraph answers in process, with errors masked.
 */
export async function createSubgraphServer(options: SubgraphServerOptions): Promise<HttpServer> {
  const { subgraph, log, bodyBytes = 10_485_760, requestTimeoutMs = 15_000 } = options;
  const check = createDocumentCheck(subgraph.schema);
  const server = await createApp({
    log,
    bodyBytes,
    urlLength: DEFAULT_LIMITS.urlLength,
    // Gateways are no browsers: no page has business here.
    cors: { origins: [] },
    hint: `The subgraph ${subgraph.name} is at POST /graphql.`,
    readiness: () => readinessOf(subgraph, log),
  });

  const execute = async (body: unknown, scope: RequestScope): Promise<ExecutionResult> => {
    const parameters = readParameters(body);
    const faults = check(parameters);
    return faults.length > 0 ? { errors: faults } : subgraph.execute({ ...parameters, scope });
  };

  server.app.post('/graphql', async (request, reply) => {
    const { errors, ...rest } = await withDeadline(reply.raw, requestTimeoutMs, (signal) =>
      execute(request.body, { requestId: request.id, signal }),
    );
    const masked = errors?.map((error) => maskError(error, { requestId: request.id, log }));
    const isStrict = request.headers.accept?.includes(GRAPHQL_RESPONSE) ?? false;
    const code = masked?.[0]?.extensions?.code;
    const isExcused = rest.data !== undefined || (!isStrict && isDocumentFault(code));
    reply.code(isExcused || !isErrorCode(code) ? 200 : HTTP_STATUS[code]);
    reply.type(`${isStrict ? GRAPHQL_RESPONSE : 'application/json'}; charset=utf-8`);
    return reply.send(JSON.stringify({ ...(masked ? { errors: masked } : {}), ...rest }));
  });
  addSchemaRoute(server.app, subgraph.sdl);
  return server;
}
