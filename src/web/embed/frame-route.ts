import type { FastifyInstance, FastifyReply } from 'fastify';
import { fragment, h } from '../card/html';
import { BadSelection } from './bad-selection';
import type { EmbedContext } from './embed-context';
import { frameContent, framePage, framePolicy, THEMES, type Theme } from './frame-page';
import { listAttributesIn, readList, type Selection } from './selection';

/**
 * Adds `/embed/papers/{slug}` and `/embed/papers?…`, the pages for frames. Their parameters are the attributes of a list, and `theme`. What
 * is wrong is said in the frame, with the status.
 */
export function addFrames(app: FastifyInstance, context: EmbedContext): void {
  const { subjects, site, manifest, frameAncestors, publicUrl, cacheControl } = context;

  const answer = async (reply: FastifyReply, read: () => Selection) => {
    const base = publicUrl(reply.request);
    const parameters = new URLSearchParams(searchOf(reply));
    const send = (title: string, content: ReturnType<typeof fragment>) =>
      reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', framePolicy(base, frameAncestors))
        .header('cross-origin-resource-policy', 'cross-origin')
        .send(framePage({ title, content, theme: themeOf(parameters), base, manifest }));
    const sendReason = (status: number, reason: string) => {
      reply.code(status).header('cache-control', 'no-store');
      const words = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
      return send(
        reason,
        fragment(
          h('h1', { class: 'unseen' }, site.name),
          h('p', null, words),
          h('p', null, h('a', { href: `${base}/` }, site.name)),
        ),
      );
    };
    try {
      const subject = await subjects.readSubject(read(), reply);
      if (typeof subject === 'string') return sendReason(404, subject);
      reply.header('cache-control', cacheControl);
      return send(subject.title, frameContent(subject, base, site.name));
    } catch (error) {
      if (error instanceof BadSelection) return sendReason(400, error.message);
      throw error;
    }
  };

  app.get<{ Params: { slug: string } }>('/embed/papers/:slug', (request, reply) =>
    answer(reply, () => ({ kind: 'paper', id: request.params.slug })),
  );
  app.get('/embed/papers', (_request, reply) =>
    answer(reply, () => readList(listAttributesIn(new URLSearchParams(searchOf(reply))))),
  );
}

/** The query string of the request, with its question mark. */
function searchOf({ request: { url } }: FastifyReply): string {
  const question = url.indexOf('?');
  return question < 0 ? '' : url.slice(question);
}

function themeOf(parameters: URLSearchParams): Theme {
  const given = parameters.get('theme');
  return THEMES.find((theme) => theme === given) ?? 'auto';
}
