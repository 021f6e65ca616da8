import { pino } from 'pino';
import { apolloGateway } from '../../src/gateway/apollo-gateway';
import { createHttpServer, type GatewayServer, type HttpServerOptions } from '../../src/gateway/http/server';
import { createFixtureEngine, type FixtureEngine } from './fixture-engine';

/** A listening gateway over the fixture engine. */
export interface FixtureServer {
  readonly server: GatewayServer;
  readonly engine: FixtureEngine;
  /** Without a slash at the end. */
  readonly url: string;
  /** What was logged, parsed. */
  readonly logged: Record<string, unknown>[];
  /** Posts a GraphQL request as JSON. */
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** Starts one on a free port. `failure` is what the field `fail` throws. */
export async function startFixtureServer(
  options: Partial<HttpServerOptions> & { failure?: unknown } = {},
): Promise<FixtureServer> {
  const { failure, ...rest } = options;
  const engine = createFixtureEngine(failure);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const server = await createHttpServer({
    engine,
    apolloGateway: apolloGateway(engine),
    log,
    readiness: async () => ({ ok: true, checks: { database: true } }),
    ...rest,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    server,
    engine,
    url,
    logged,
    post: (body, headers = {}) =>
      fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: () => server.drain(100),
  };
}
