import type { FastifyInstance } from 'fastify';
import { sendPlain } from '../http/plain-answers';
import type { EmbedContext } from './embed-context';
import { embeddedSubject } from './embedded-subject';
import { oembedOf, oembedXml } from './oembed';
import { readOembedRequest } from './oembed-request';
import { openToAll } from './open-to-all';

/** Adds `/oembed?url=…`: what other sites ask when somebody pastes the address of a page of ours. */
export function addOembed(app: FastifyInstance, context: EmbedContext): void {
  app.get('/oembed', async (request, reply) => {
    openToAll(reply);
    const base = context.publicUrl(request);
    const question = request.url.indexOf('?');
    const parameters = new URLSearchParams(question < 0 ? '' : request.url.slice(question));
    const read = readOembedRequest(parameters, base);
    if ('reason' in read) return sendPlain(reply, read.status, `${read.reason}.`);
    const subject = await embeddedSubject(context, read.page, reply);
    if (typeof subject === 'string') return sendPlain(reply, 404, `${subject}.`);
    const answer = oembedOf(subject, base, context.site.name, read.bounds);
    reply.header('cache-control', context.cacheControl);
    return read.format === 'json'
      ? reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
      : reply.type('text/xml; charset=utf-8').send(oembedXml(answer));
  });
}
