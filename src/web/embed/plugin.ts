import type { FastifyInstance } from 'fastify';
import { sendPlainProblem } from '../http/plain-answers';
import type { WebContext } from '../web-context';
import { addCards } from './cards-route';
import { createEmbedContext } from './embed-context';
import { addEmbedFiles } from './embed-files';
import { addFrames } from './frame-route';
import { addOembed } from './oembed-route';
import { openToAll } from './open-to-all';
import { addSnippets } from './snippets/snippets-route';

/** Fastify plugin: what other sites show of ours. Throws StartupError where the embeds are not built. */
export async function embed(app: FastifyInstance, webContext: WebContext): Promise<void> {
  const context = createEmbedContext(webContext);
  // A widget has to be able to read why it got nothing.
  app.setErrorHandler((error, _request, reply) => sendPlainProblem(context, openToAll(reply), error));
  addEmbedFiles(app, context.embedFolder);
  addCards(app, context);
  addFrames(app, context);
  addOembed(app, context);
  addSnippets(app, context);
}
