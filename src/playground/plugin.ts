import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { idePage } from './ide-page';
import { readManifest } from './manifest';
import { plainPage } from './plain-page';

/** What the playground is served with. */
export interface PlaygroundOptions {
  /** The built playground, `dist/playground`. */
  folder: string;
  /** Path of the GraphQL endpoint on the same host, as clients know it. */
  endpoint: string;
  /** The path below which clients find the server; empty where it is at the root. A proxy takes it away. */
  base: string;
  /** Answers a query of the plain page. Only this may refuse a mutation: the page is asked for by GET. */
  execute(query: string, variables: Record<string, unknown>): Promise<{ data?: unknown; errors?: unknown }>;
}

/** Styles may be inline because Monaco writes its own `<style>` elements; nothing else may. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The JSON object of the variables box, empty when the box is; undefined when it holds anything else. */
function parseVariables(text: string): Record<string, unknown> | undefined {
  if (!text.trim()) return {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    // A parsed JSON object has string keys and nothing else.
    return parsed as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** A query parameter given once; a repeated or missing one counts as empty. */
function textOf(parameter: unknown): string {
  return typeof parameter === 'string' ? parameter : '';
}

async function ask(execute: PlaygroundOptions['execute'], query: string, variables: string) {
  const parsed = parseVariables(variables);
  if (!parsed) return { fault: 'variables must be a JSON object, such as {"first": 3}' };
  return { answer: await execute(query, parsed) };
}

/**
 * Fastify plugin: `GET /playground` is GraphiQL, `/playground/assets/*` its files, `/playground/plain` a page without
 * JavaScript. Throws StartupError when the playground has not been built.
 */
export async function playground(app: FastifyInstance, options: PlaygroundOptions): Promise<void> {
  const manifest = await readManifest(options.folder);
  const full = `${options.base}/playground`;
  const plain = { address: `${full}/plain`, full, examples: manifest.examples };
  const page = idePage(manifest, options.endpoint, full);

  await app.register(fastifyStatic, {
    root: path.join(options.folder, 'assets'),
    prefix: '/playground/assets/',
    index: false,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    setHeaders: (reply) => {
      reply.header('x-content-type-options', 'nosniff');
      const vary = reply.getHeader('vary');
      reply.header('vary', vary ? `${vary}, accept-encoding` : 'accept-encoding');
    },
  });

  app.get('/playground', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-cache')
      .send(page),
  );

  app.get<{ Querystring: Record<string, unknown> }>('/playground/plain', async (request, reply) => {
    const query = textOf(request.query.query);
    const variables = textOf(request.query.variables);
    const outcome = query.trim() ? await ask(options.execute, query, variables) : {};
    return reply
      .code('fault' in outcome ? 400 : 200)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', CONTENT_SECURITY_POLICY)
      .header('cache-control', 'no-store')
      .send(plainPage({ ...plain, query, variables, ...outcome }));
  });
}
