import type { FastifyInstance, FastifyRequest } from 'fastify';
import { pageAddress } from '../../card/card';
import { h, jsonScript } from '../../card/html';
import { type Page, sendPage } from '../../layout/page';
import { paperAlternates } from '../../meta/alternates';
import { highwireTags } from '../../meta/highwire-tags';
import { openGraphTags } from '../../meta/open-graph';
import { scholarlyArticle } from '../../meta/scholarly-article';
import { negotiatePaper } from '../../paper-forms/paper-form-routes';
import type { WebContext } from '../../web-context';
import { readNode } from '../read-node';
import { citationSection } from './citation-section';
import {
  aboutSection,
  abstractSection,
  authorList,
  kindLine,
  linkSection,
  relatedSection,
} from './paper-parts';
import type { PaperView } from './paper-view';

function pageOf(context: WebContext, request: FastifyRequest, paper: PaperView): Page {
  const { base } = context.site;
  const url = context.publicUrl(request);
  const pageUrl = pageAddress(url, 'papers', paper.slug);
  const description = paper.excerpt ?? undefined;
  const { title, publishedOn, authorships, keywords } = paper;
  return {
    title,
    description,
    canonical: pageAddress('', 'papers', paper.slug),
    section: 'papers',
    query: { document: 'PaperView', variables: { id: paper.slug } },
    scripts: ['copy.js'],
    head: [
      ...paperAlternates(base, paper.slug).map((alternate) => h('link', alternate)),
      ...highwireTags(paper, pageUrl),
      ...openGraphTags({
        type: 'article',
        title,
        description,
        url: pageUrl,
        further: [
          ['article:published_time', publishedOn],
          ...authorships.map(
            ({ author }) => ['article:author', pageAddress(url, 'authors', author.slug)] as const,
          ),
          ...keywords.map((keyword) => ['article:tag', keyword] as const),
        ],
      }),
      jsonScript('application/ld+json', scholarlyArticle(paper, url)),
    ],
    main: [
      h(
        'article',
        { class: 'paper' },
        h('header', null, kindLine(paper, base), h('h1', { dir: 'auto' }, title), authorList(paper, base)),
        h(
          'div',
          { class: 'with-aside' },
          h(
            'div',
            null,
            abstractSection(paper),
            citationSection(paper, base),
            relatedSection('References', 'references', paper.references, base),
            relatedSection('Cited by', 'cited-by', paper.citedBy, base),
          ),
          h('aside', { 'aria-label': 'About this paper' }, linkSection(paper), aboutSection(paper, base)),
        ),
      ),
    ],
  };
}

/** Adds `GET /papers/{slug}`: a paper with all that is known of it; its other forms are had by `Accept`. */
export function addPaperPage(app: FastifyInstance, context: WebContext): void {
  app.get<{ Params: { slug: string } }>(
    '/papers/:slug',
    { preHandler: negotiatePaper(context) },
    async (request, reply) => {
      const { slug } = request.params;
      const paper = await readNode(context, reply, 'papers', slug, async () => {
        const view = await context.read<{ paper: PaperView | null }>('PaperView', { id: slug }, reply);
        return view.paper;
      });
      return paper ? sendPage(context, reply, pageOf(context, request, paper)) : reply;
    },
  );
}
