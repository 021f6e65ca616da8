import { printSchema } from 'graphql';
import type { Logger } from 'pino';
import { type Limits, withDefaultLimits } from '../../graphql/limits/limits';
import { playgroundPath } from '../../http/base-path';
import type { CacheControl } from '../../http/cache-control';
import type { ApolloGateway } from '../apollo-gateway';
import { type StoredDocument, StoredDocuments } from '../documents/stored-documents';
import type { Engine } from '../engine';
import type { GraphVersions } from '../results/graph-versions';
import { ResultCache } from '../results/result-cache';
import { startApollo } from './apollo';
import { createApp, type HttpServer, type Readiness } from './app';
import type { CorsOptions } from './cross-site';
import { createDocumentReader, type DocumentReader } from './document-reader';
import { DocumentStore } from './document-store';
import { addGraphqlRoute } from './graphql-route';
import { createOperationRunner } from './run-operation';
import { addSchemaRoute } from './schema-route';
import { type AnswerHead, WarmAnswers } from './warm-answers';

/** What the gateway's HTTP server is made from. */
export interface HttpServerOptions {
  readonly engine: Pick<Engine, 'apiSchema'>;
  /** The engine in the form Apollo Server takes it. */
  readonly apolloGateway: ApolloGateway;
  /** Changes to the default limits. */
  readonly limits?: Partial<Limits>;
  readonly log: Logger;
  readonly readiness: () => Promise<Readiness>;
  /** The URL under which clients know the server, where a proxy stands before it. */
  readonly publicUrl?: string;
  /** The longest an operation may run, in milliseconds. 15 seconds by default. */
  readonly requestTimeoutMs?: number;
  /**
   * Whether clients may read the schema, by introspection and at `/schema.graphql`. True by default: the
   * graph is public.
   */
  readonly introspection?: boolean;
  /** Documents that clients may ask for by id or hash from the start. */
  readonly trustedDocuments?: readonly StoredDocument[];
  /** Whether operations of other documents are refused, introspection too. False by default. */
  readonly trustedOnly?: boolean;
  /** Keeps results in memory as long as the version of the graph stays what it is. Nothing is kept by default. */
  readonly resultCache?: { readonly versions: GraphVersions; readonly maxBytes: number };
  /** What caches before the server are told of answers to GET. That they have to ask each time, by default. */
  readonly cacheControl?: CacheControl;
  /** Any origin without credentials by default. */
  readonly cors?: CorsOptions;
  /** Where `/` leads. `null` leaves the path to whoever adds pages. `/playground` by default. */
  readonly home?: string | null;
}

/** The gateway's HTTP server. */
export interface GatewayServer extends HttpServer {
  /** Parsed documents now kept. */
  readonly documents: Pick<DocumentStore, 'size' | 'sourceLength'>;
  /** Documents that clients ask for by id or hash; more may be added. */
  readonly storedDocuments: StoredDocuments;
  /** Results now kept. */
  readonly results?: Pick<ResultCache<unknown>, 'size' | 'bytes'>;
  /** Runs a stored document for the program itself, as if a client had asked. */
  readonly read: DocumentReader;
}

const HINT = 'The graph is at /graphql, the playground at /playground.';

/**
 * The gateway over HTTP: `/graphql`, `/schema.graphql`, `/healthz`, `/readyz`, and `/`, which leads elsewhere.
 * Further routes may be added to `app` before it listens. Throws StartupError.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<GatewayServer> {
  const { engine, log, readiness, publicUrl, requestTimeoutMs = 15_000, introspection = true } = options;
  const {
    trustedDocuments = [],
    trustedOnly = false,
    cacheControl = { maxAge: 0, sMaxAge: 0 },
    cors = { origins: '*' },
    home = playgroundPath(publicUrl),
  } = options;
  const limits = withDefaultLimits(options.limits);
  const documentStore = new DocumentStore();
  const storedDocuments = new StoredDocuments({
    schema: engine.apiSchema,
    limits,
    introspection,
    trustedOnly,
  });
  for (const document of trustedDocuments) storedDocuments.add(document);
  const apollo = await startApollo({
    schema: engine.apiSchema,
    gateway: options.apolloGateway,
    documentStore,
    documents: storedDocuments,
    limits,
    introspection,
    log,
  });
  const { bodyBytes, urlLength } = limits;
  const cache = options.resultCache && new ResultCache<AnswerHead>(options.resultCache);
  const warmAnswers = cache && new WarmAnswers({ cache, cors, publicUrl, bodyBytes });
  const server = await createApp({
    log,
    readiness,
    bodyBytes,
    urlLength,
    cors,
    hint: HINT,
    intercept: warmAnswers && ((request, response, handOn) => warmAnswers.take(request, response, handOn)),
  });
  const run = createOperationRunner({ apollo, cache, requestTimeoutMs });
  addGraphqlRoute(server.app, {
    run,
    documents: storedDocuments,
    cors,
    publicUrl,
    cacheControl,
    warmAnswers,
  });
  if (introspection) addSchemaRoute(server.app, printSchema(engine.apiSchema));
  if (home !== null) server.app.get('/', async (_request, reply) => reply.redirect(home, 302));
  server.app.addHook('onClose', async () => apollo.stop());
  const read = createDocumentReader({ run, documents: storedDocuments });
  return { ...server, documents: documentStore, storedDocuments, results: cache, read };
}
