import type { FastifyInstance } from 'fastify';
import { addAssetRoute } from './assets/assets';
import { embed } from './embed/plugin';
import { feeds } from './feeds/plugin';
import { finishAnswer } from './http/finish-answer';
import { keepToSameOrigin } from './http/same-origin';
import { sendNotFound, sendProblem } from './layout/problem-pages';
import { addAreaPage } from './pages/area/area-page';
import { addAuthorPage } from './pages/author/author-page';
import { addHomePage } from './pages/home/home-page';
import { addNameLists } from './pages/name-lists';
import { addPaperPage } from './pages/paper/paper-page';
import { addPapersPage } from './pages/papers/papers-page';
import { addRobots, addSitemaps } from './pages/sitemap/sitemap-routes';
import { addVenuePage } from './pages/venue/venue-page';
import type { WebContext } from './web-context';

/**
 * Fastify plugin: everything that is served for browsers and other readers beside the graph itself. All of it reads through
 * {@link WebContext.read}; each part adds its own routes.
 */
export async function web(app: FastifyInstance, context: WebContext): Promise<void> {
  app.addHook('onRequest', keepToSameOrigin);
  app.addHook('onSend', finishAnswer);
  app.setErrorHandler((error, _request, reply) => sendProblem(context, reply, error));

  addAssetRoute(app, context.assets);
  await app.register(embed, context);
  addHomePage(app, context);
  addPapersPage(app, context);
  addPaperPage(app, context);
  addAuthorPage(app, context);
  addAreaPage(app, context);
  addVenuePage(app, context);
  addNameLists(app, context);
  addSitemaps(app, context);
  addRobots(app, context);
  await app.register(feeds, context);

  // Whoever does not want a page gets the answer that the server gives for all else.
  app.get('/*', (request, reply) =>
    request.headers.accept?.includes('text/html') ? sendNotFound(context, reply) : reply.callNotFound(),
  );
}
