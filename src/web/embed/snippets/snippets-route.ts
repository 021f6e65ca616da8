import type { FastifyInstance, FastifyReply } from 'fastify';
import { NO_STORE } from '../../../http/cache-control';
import { createAsset } from '../../assets/asset';
import { h } from '../../card/html';
import { sendPlain } from '../../http/plain-answers';
import { sendPage } from '../../layout/page';
import { sendNotFound, sendProblem } from '../../layout/problem-pages';
import { BadSelection } from '../bad-selection';
import type { EmbedContext } from '../embed-context';
import { readPageFile } from '../embed-files';
import { EMBED_SCRIPT, EMBED_STYLE } from '../embed-link';
import { embeddedSubject } from '../embedded-subject';
import type { Snippets } from './embed-snippets';
import { panel } from './panel';
import { snippetsOf } from './snippets';

/** What is answered where there is nothing to embed, or a choice is none. */
interface Refusal {
  readonly status: 400 | 404;
  readonly reason: string;
}

/**
 * Adds `/embed/snippets?page=PATH`, the page of what to copy, for readers without JavaScript, and `/embed/snippets.json`, the same for the
 * dialog. `limit` and `order` change a list.
 */
export function addSnippets(app: FastifyInstance, context: EmbedContext): void {
  const { assets, embedFolder, manifest } = context;
  const asset = (name: string, type: string, file: string) =>
    assets.add(name, createAsset(name, `${type}; charset=utf-8`, readPageFile(embedFolder, file)));
  asset(EMBED_SCRIPT, 'text/javascript', 'dialog.js');
  asset(EMBED_STYLE, 'text/css', 'panel.css');

  const read = async (reply: FastifyReply): Promise<Snippets | Refusal> => {
    const { url } = reply.request;
    const question = url.indexOf('?');
    const parameters = new URLSearchParams(question < 0 ? '' : url.slice(question));
    const choice = (name: string) => parameters.get(name) ?? undefined;
    try {
      const subject = await embeddedSubject(context, choice('page') || '/', reply, {
        limit: choice('limit'),
        order: choice('order'),
      });
      if (typeof subject === 'string') return { status: 404, reason: subject };
      return snippetsOf(subject, context.publicUrl(reply.request), manifest);
    } catch (error) {
      if (error instanceof BadSelection) return { status: 400, reason: error.message };
      throw error;
    }
  };

  app.get('/embed/snippets.json', async (_request, reply) => {
    const found = await read(reply);
    if ('reason' in found) return sendPlain(reply, found.status, `${found.reason}.`);
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', context.cacheControl)
      .send(JSON.stringify(found));
  });

  app.get(
    '/embed/snippets',
    { errorHandler: (error, _request, reply) => void sendProblem(context, reply, error) },
    async (_request, reply) => {
      const found = await read(reply);
      if ('reason' in found && found.status === 404) return sendNotFound(context, reply, `${found.reason}.`);
      if ('reason' in found) {
        reply.code(found.status).header('cache-control', NO_STORE);
        return sendPage(context, reply, {
          title: 'This address cannot be answered',
          isIndexed: false,
          main: [h('h1', null, 'This address cannot be answered'), h('p', null, `${found.reason}.`)],
        });
      }
      return sendPage(context, reply, {
        title: `Embed “${found.title}”`,
        isIndexed: false,
        head: [h('link', { rel: 'stylesheet', href: context.site.base + assets.get(EMBED_STYLE).path })],
        scripts: [EMBED_SCRIPT],
        main: [h('div', { id: 'embed-panel' }, panel(h, found, { base: context.site.base, heading: 1 }))],
      });
    },
  );
}
