import type { IncomingMessage, ServerResponse } from 'node:http';
import fastifyCors from '@fastify/cors';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { StartupError } from '../../errors/startup-error';
import type { CorsOptions } from './cross-site';
import { answerClientFault, errorHandler, notFoundHandler, refuse } from './failures';
import { type ListenAddress, listen } from './listen';
import { requestIdOf } from './request-id';

/** Whether the program can serve now, and how each thing it depends on stands. Shown to anyone who asks. */
export interface Readiness {
  readonly ok: boolean;
  readonly checks: Readonly<Record<string, unknown>>;
}

/** What every HTTP server of the program has in common. */
export interface AppOptions {
  readonly log: Logger;
  /** Asked on each `GET /readyz`. May reject. */
  readonly readiness: () => Promise<Readiness>;
  /** The largest request body, in bytes. */
  readonly bodyBytes: number;
  /** The longest path and query string, in characters. */
  readonly urlLength: number;
  readonly cors: CorsOptions;
  /** A sentence for whoever asks for an unknown path. */
  readonly hint: string;
  /** Gets each request before all else, unless the server drains. Answers it or calls `handOn`, the request being as it came. */
  readonly intercept?: (request: IncomingMessage, response: ServerResponse, handOn: () => void) => void;
}

/** A server that can be started once and drained once. */
export interface HttpServer {
  /** For adding routes before {@link listen}, and for tests. */
  readonly app: FastifyInstance;
  /** Starts listening; resolves with the URL. Throws StartupError where the address cannot be had. */
  listen(address: ListenAddress): Promise<string>;
  /**
   * Turns readiness off, accepts nothing new, lets running requests finish and closes their connections.
   * After `graceMs` milliseconds the connections that are left are cut.
   */
  drain(graceMs: number): Promise<void>;
}

/** How long a client may take to send one request, in milliseconds. */
const ARRIVAL_TIMEOUT_MS = 30_000;

/** For answers that are no pages: nothing in them may run or be framed. A page sets its own policy. */
const DEFAULT_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Makes a server with health checks, request ids, security headers, CORS and one form of errors.
 * Throws StartupError.
 */
export async function createApp(options: AppOptions): Promise<HttpServer> {
  const { log, readiness, bodyBytes, urlLength, cors, hint, intercept } = options;
  if (cors.origins === '*' && cors.credentials) {
    throw new StartupError(
      'CORS with credentials cannot be open to every origin.',
      'List the origins that may send credentials, or turn credentials off.',
    );
  }
  let isDraining = false;

  const app = fastify({
    bodyLimit: bodyBytes,
    requestTimeout: ARRIVAL_TIMEOUT_MS,
    genReqId: requestIdOf,
    return503OnClosing: false,
    clientErrorHandler: answerClientFault,
    frameworkErrors: (error, request, reply) => {
      errorHandler(log)(error, request, reply);
    },
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler(errorHandler(log));
  app.setNotFoundHandler(notFoundHandler(hint));

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(DEFAULT_HEADERS).header('x-request-id', request.id);
    if (isDraining && request.url !== '/healthz' && request.url !== '/readyz') {
      return refuse(reply, 503, 'SHUTTING_DOWN', 'The server is shutting down, try another or try again');
    }
    if (request.url.length > urlLength) {
      return refuse(
        reply,
        414,
        'LIMIT_EXCEEDED',
        `The URL may have at most ${urlLength} characters; use POST`,
      );
    }
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isDraining) reply.header('connection', 'close');
  });

  await app.register(fastifyCors, {
    origin: cors.origins === '*' ? '*' : [...cors.origins],
    credentials: cors.credentials ?? false,
    methods: ['GET', 'POST'],
    exposedHeaders: ['x-request-id', 'x-graph-version'],
    maxAge: 86_400,
  });

  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return { ok: true };
  });
  app.get('/readyz', async (request, reply) => {
    const state = await readiness().catch((error: unknown) => {
      log.warn({ err: error, requestId: request.id }, 'the readiness check failed');
      return { ok: false, checks: {} };
    });
    const ok = state.ok && !isDraining;
    reply.code(ok ? 200 : 503).header('cache-control', 'no-store');
    return { ok, checks: { ...state.checks, draining: isDraining } };
  });

  if (intercept) {
    const listeners = app.server.listeners('request');
    const handOn = (request: IncomingMessage, response: ServerResponse) => {
      for (const listener of listeners) listener.call(app.server, request, response);
    };
    app.server.removeAllListeners('request').on('request', (request, response) => {
      if (isDraining) handOn(request, response);
      else intercept(request, response, () => handOn(request, response));
    });
  }

  return {
    app,
    listen: (address) => listen(app, address),
    async drain(graceMs) {
      isDraining = true;
      const cut = setTimeout(() => {
        log.warn('cutting the connections that are left');
        app.server.closeAllConnections();
      }, graceMs);
      await app.close().finally(() => clearTimeout(cut));
    },
  };
}
