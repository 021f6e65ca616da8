import type { FastifyInstance } from 'fastify';
import { addExports } from '../exports/export-routes';
import { sendPlainProblem } from '../http/plain-answers';
import { addPaperForms } from '../paper-forms/paper-form-routes';
import type { WebContext } from '../web-context';
import { addFeeds } from './feed-routes';

/** Fastify plugin: what programs read of papers, in the formats of others. What goes wrong is told in plain text. */
export async function feeds(app: FastifyInstance, context: WebContext): Promise<void> {
  app.setErrorHandler((error, _request, reply) => sendPlainProblem(context, reply, error));
  addFeeds(app, context);
  addExports(app, context);
  addPaperForms(app, context);
}
