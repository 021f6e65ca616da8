import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { StartupError } from '../../errors/startup-error';
import { entityTag, holdsTag } from '../../http/entity-tag';
import { acceptedEncoding } from '../http/accepted-encoding';
import { addVary } from '../http/vary';
import { openToAll } from './open-to-all';

const manifestSchema = z.object({
  version: z.string(),
  integrity: z.object({ js: z.string(), css: z.string() }),
  frame: z.object({ script: z.string(), style: z.string() }),
});

/** What the build says of the files of embeds. */
export type EmbedManifest = z.infer<typeof manifestSchema>;

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The address that moves on with each version, for pages that want the newest. */
const MOVING = /^v1\.(?:js|css)$/;

/** Held an hour, so that whoever pins no version asks seldom, and a while longer where the server is away. */
const MOVING_CACHE = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800';

const FOREVER = 'public, max-age=31536000, immutable';

/** Reads what the build says. Throws StartupError where there is no build. */
export function readEmbedManifest(folder: string): EmbedManifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')));
  } catch (cause) {
    throw new StartupError(
      `the embeds are not built: ${folder} has no manifest`,
      'npm run build makes them',
      { cause },
    );
  }
}

/** A file for our own pages, as text. */
export function readPageFile(folder: string, name: string): string {
  return readFileSync(path.join(folder, 'pages', name), 'utf8');
}

/**
 * Adds `/embed/v1.js`, the immutable `/embed/v1.2.3.js`, their stylesheets, and the files of the page in a frame. They are held in
 * memory, in each form they are sent in.
 */
export function addEmbedFiles(app: FastifyInstance, folder: string): void {
  for (const name of readdirSync(folder)) {
    const type = TYPES[path.extname(name)];
    if (type === undefined) continue;
    const read = (extension: string) => readFileSync(path.join(folder, name + extension));
    const forms = { identity: read(''), gzip: read('.gz'), br: read('.br') };
    const tags = {
      identity: entityTag(forms.identity),
      gzip: entityTag(forms.gzip),
      br: entityTag(forms.br),
    };
    app.get(`/embed/${name}`, (request, reply) => {
      const form = acceptedEncoding(request.headers['accept-encoding']) ?? 'identity';
      openToAll(reply)
        .header('cache-control', MOVING.test(name) ? MOVING_CACHE : FOREVER)
        .header('etag', tags[form]);
      addVary(reply, 'Accept-Encoding');
      if (holdsTag(request.headers['if-none-match'], tags[form])) return reply.code(304).send();
      if (form !== 'identity') reply.header('content-encoding', form);
      return reply.type(type).send(forms[form]);
    });
  }
}
