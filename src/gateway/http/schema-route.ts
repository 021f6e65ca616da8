import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

/** Whether one of the tags a client holds is `etag`, as If-None-Match compares them. */
function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  const held = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return held.includes(etag) || held.includes('*');
}

/** Adds `GET /schema.graphql`, which answers `sdl` as text and 304 to whoever has it already. */
export function addSchemaRoute(app: FastifyInstance, sdl: string): void {
  const etag = `"${createHash('sha256').update(sdl).digest('base64url')}"`;
  app.get('/schema.graphql', async (request, reply) => {
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (holds(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type('text/plain; charset=utf-8').send(sdl);
  });
}
