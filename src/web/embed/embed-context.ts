import type { WebContext } from '../web-context';
import { CardReader } from './card-reader';
import { type EmbedManifest, readEmbedManifest } from './embed-files';
import { SubjectReader } from './subject';

/** What the routes of embeds are made with. */
export interface EmbedContext extends WebContext {
  readonly manifest: EmbedManifest;
  readonly cards: CardReader;
  readonly subjects: SubjectReader;
}

/** Adds to the context of all pages what embeds need. Throws StartupError where they are not built. */
export function createEmbedContext(context: WebContext): EmbedContext {
  const cards = new CardReader(context.read, context.maxPageSize);
  return {
    ...context,
    manifest: readEmbedManifest(context.embedFolder),
    cards,
    subjects: new SubjectReader(context.read, cards),
  };
}
