import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageAddress } from '../card/card';
import { isBadInput } from '../graph-reader';
import { sendPlain, sendPlainProblem } from '../http/plain-answers';
import { addVary } from '../http/vary';
import { preferredOffer } from '../negotiation/accept';
import type { WebContext } from '../web-context';
import { PAPER_FORMS, type PaperForm } from './paper-forms';

type PaperRequest = FastifyRequest<{ Params: { slug: string } }>;

/** What a paper's address gives: its page first, for whoever takes anything. */
const OFFERS: readonly (PaperForm | { readonly mediaType: 'text/html' })[] = [
  { mediaType: 'text/html' },
  ...PAPER_FORMS,
];

/** Answers with a paper in a form. An old slug or another id leads to the address of today. */
async function sendForm(
  context: WebContext,
  form: PaperForm,
  request: PaperRequest,
  reply: FastifyReply,
  extension: string,
): Promise<FastifyReply> {
  const { slug } = request.params;
  const paper = await form.read(context, slug, reply).catch((error: unknown) => {
    if (isBadInput(error)) return null;
    throw error;
  });
  if (!paper) return sendPlain(reply, 404, `There is no paper ${JSON.stringify(slug)}.`);
  reply.header('cache-control', context.cacheControl);
  if (paper.slug !== slug) {
    return reply.redirect(`${pageAddress(context.site.base, 'papers', paper.slug)}${extension}`, 301);
  }
  return reply
    .type(form.contentType)
    .header('last-modified', new Date(paper.updatedAt).toUTCString())
    .send(paper.text);
}

/** Adds `/papers/{slug}.bib`, `.ris`, `.csl.json` and `.json`. */
export function addPaperForms(app: FastifyInstance, context: WebContext): void {
  for (const form of PAPER_FORMS) {
    const { extension } = form;
    if (extension === null) continue;
    app.get<{ Params: { slug: string } }>(`/papers/:slug.${extension}`, (request, reply) => {
      if (extension !== 'json') {
        const name = `${request.params.slug.replace(/[^\w.-]/g, '_')}.${extension}`;
        reply.header('content-disposition', `attachment; filename="${name}"`);
      }
      return sendForm(context, form, request, reply, `.${extension}`);
    });
  }
}

/**
 * A `preHandler` of the route of a paper's page, `/papers/:slug`: gives the paper in the form that the client prefers by its
 * `Accept` header, as doi.org does, and leaves it to the page where that is HTML. Who takes none of the forms is answered 406.
 */
export function negotiatePaper(context: WebContext) {
  return async (request: PaperRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    addVary(reply, 'Accept');
    const offer = preferredOffer(request.headers.accept, OFFERS);
    if (!offer) {
      const types = OFFERS.map(({ mediaType }) => mediaType).join(', ');
      return sendPlain(reply, 406, `A paper can be had as ${types}.`);
    }
    if (!('read' in offer)) return undefined;
    try {
      return await sendForm(context, offer, request, reply, '');
    } catch (error) {
      return sendPlainProblem(context, reply, error);
    }
  };
}
