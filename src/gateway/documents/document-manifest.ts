import { z } from 'zod';
import { StartupError } from '../../errors/startup-error';
import type { StoredDocument } from './stored-documents';

const FORMAT = 'apollo-persisted-query-manifest';

const apolloManifest = z
  .object({
    format: z.literal(FORMAT),
    version: z.literal(1),
    operations: z.array(z.object({ id: z.string(), name: z.string(), type: z.string(), body: z.string() })),
  })
  .transform(({ operations }) => operations.map(({ id, body }) => ({ id, text: body })));

const plainManifest = z
  .record(z.string(), z.string())
  .transform((texts) => Object.entries(texts).map(([id, text]) => ({ id, text })));

/** One entry of the manifest that {@link printManifest} prints. */
export interface ManifestEntry {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly body: string;
}

/** Prints a manifest in the form that Apollo's tools write and read. */
export function printManifest(operations: readonly ManifestEntry[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, operations }, null, 2)}\n`;
}

/**
 * Reads a manifest of trusted documents: {@link printManifest}'s form, or an object with the text of each document by its id or hash.
 * `origin` is what messages call it. Throws StartupError.
 */
export function parseManifest(text: string, origin: string): StoredDocument[] {
  const manifest = parseJson(text, origin);
  const isApollo = typeof manifest === 'object' && manifest !== null && 'format' in manifest;
  const { data, error } = (isApollo ? apolloManifest : plainManifest).safeParse(manifest);
  if (!data) {
    // A failed parse has at least one issue.
    const { path = [], message = '' } = error?.issues[0] ?? {};
    const place = path.length > 0 ? ` at ${path.join('.')}` : '';
    throw new StartupError(
      `${origin} is no manifest of documents${place}: ${message}`,
      `write an object of texts by id or hash, or a manifest of the format ${FORMAT}`,
    );
  }
  return data.map((document) => ({ ...document, origin }));
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    // JSON.parse throws SyntaxError only, which may quote lines of the text.
    const reason = (cause as Error).message.replace(/\s+/g, ' ');
    throw new StartupError(`${origin} is not JSON: ${reason}`, 'papergraph documents writes such a file', {
      cause,
    });
  }
}
