import path from 'node:path';
import type { Logger } from 'pino';
import type { Configuration } from '../../config/env';
import { StartupError } from '../../errors/startup-error';
import type { GatewayServer } from '../../gateway/http/server';
import { withDefaultLimits } from '../../graphql/limits/limits';
import { playgroundPath } from '../../http/base-path';
import { cacheControlHeader } from '../../http/cache-control';
import { createWebContext } from '../../web/create-web-context';
import { readDocuments, type WebDocument } from '../../web/documents/read-documents';
import { web } from '../../web/plugin';
import { PACKAGE_ROOT } from '../package-root';

/** Entries that lists of pages ask for whatever the limits are. */
const LEAST_PAGE_SIZE = 20;

/** Why pages cannot be made of this graph within these limits, or undefined. Adds their documents to the stored ones. */
function obstacle(
  { storedDocuments }: Pick<GatewayServer, 'storedDocuments'>,
  documents: ReadonlyMap<string, WebDocument>,
  maxPageSize: number,
): string | undefined {
  if (maxPageSize < LEAST_PAGE_SIZE) {
    return `PAPERGRAPH_MAX_PAGE_SIZE is ${maxPageSize}, and they need ${LEAST_PAGE_SIZE}`;
  }
  try {
    for (const document of documents.values()) storedDocuments.add(document);
    return undefined;
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
}

/**
 * Adds pages, embeds and feeds to the server. Where the operator wants none, or the graph is not one that pages can be made of,
 * `/` leads to the playground. Throws StartupError.
 */
export async function mountPages(
  server: Pick<GatewayServer, 'app' | 'storedDocuments' | 'read'>,
  configuration: Configuration,
  log: Logger,
): Promise<void> {
  const maxPageSize = withDefaultLimits(configuration.limits).pageSize;
  const documents = readDocuments();
  const reason = configuration.pages ? obstacle(server, documents, maxPageSize) : 'they are turned off';
  if (reason !== undefined) {
    if (configuration.pages)
      log.warn({ reason }, 'no pages are served, since their documents cannot be run here');
    const playground = playgroundPath(configuration.publicUrl);
    server.app.get('/', async (_request, reply) => reply.redirect(playground, 302));
    return;
  }
  const context = createWebContext({
    settings: configuration,
    documents,
    run: server.read,
    maxPageSize,
    cacheControl: cacheControlHeader({
      maxAge: configuration.cacheControlMaxAge,
      sMaxAge: configuration.cacheControlSMaxAge,
    }),
    embedFolder: path.join(PACKAGE_ROOT, 'dist', 'embed'),
    log,
  });
  await server.app.register(web, context);
}
