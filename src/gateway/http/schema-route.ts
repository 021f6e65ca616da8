import type { FastifyInstance } from 'fastify';
import { entityTag, holdsTag } from '../../http/entity-tag';

const MEDIA_TYPE = 'text/plain; charset=utf-8';

/** Adds `GET /schema.graphql`, which answers `sdl` as text and 304 to whoever has it already. */
export function addSchemaRoute(app: FastifyInstance, sdl: string): void {
  const etag = entityTag(sdl);
  app.get('/schema.graphql', async (request, reply) => {
    reply.header('etag', etag).header('cache-control', 'no-cache');
    if (holdsTag(request.headers['if-none-match'], etag)) return reply.code(304).send();
    return reply.type(MEDIA_TYPE).send(sdl);
  });
}
