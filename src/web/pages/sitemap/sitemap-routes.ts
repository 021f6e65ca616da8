import type { FastifyInstance, FastifyReply } from 'fastify';
import { pageAddress } from '../../card/card';
import { Turns } from '../../exports/turns';
import { element, xmlDocument } from '../../feeds/xml';
import { sendPlain } from '../../http/plain-answers';
import type { WebContext } from '../../web-context';
import { type SitemapPage, SitemapWalk } from './sitemap-walk';

/** The kinds of pages that sitemaps list, each with its document. */
const KINDS = {
  papers: 'SitemapPapers',
  authors: 'SitemapAuthors',
  areas: 'SitemapAreas',
  venues: 'SitemapVenues',
} as const;
type Kind = keyof typeof KINDS;

/** A sitemap may have 50,000 addresses (https://www.sitemaps.org/protocol.html); fewer are read while somebody waits. */
const PER_FILE = 10_000;

/** Addresses read at a time. */
const PAGE = 100;

const NAMESPACE = 'http://www.sitemaps.org/schemas/sitemap/0.9';

type Counts = Readonly<Record<Kind, { readonly totalCount: number }>>;

function sendXml(context: WebContext, reply: FastifyReply, xml: string): FastifyReply {
  return reply.type('application/xml; charset=utf-8').header('cache-control', context.cacheControl).send(xml);
}

const location = (address: string, tag: 'url' | 'sitemap', changed?: string) =>
  element(
    tag,
    {},
    element('loc', {}, address),
    changed === undefined ? null : element('lastmod', {}, changed),
  );

/** The file name of a sitemap: `papers-1.xml`, counted from 1. */
const FILE = /^(papers|authors|areas|venues)-([1-9]\d{0,5})\.xml$/;

/** Adds `/sitemap.xml`, the index, and the sitemaps that it names. */
export function addSitemaps(app: FastifyInstance, context: WebContext): void {
  const { read, maxPageSize } = context;
  const first = Math.min(PAGE, maxPageSize);
  const walks = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, new SitemapWalk(PER_FILE)]));
  // One at a time, so that a crawler does not take the graph from people.
  const turns = new Turns(1);

  app.get('/sitemap.xml', async (request, reply) => {
    const counts = await read<Counts>('SitemapCounts', {}, reply);
    const base = context.publicUrl(request);
    const files = Object.keys(KINDS).flatMap((kind) => {
      // The keys of KINDS.
      const { totalCount } = counts[kind as Kind];
      return Array.from({ length: Math.ceil(totalCount / PER_FILE) }, (_, index) =>
        location(`${base}/sitemaps/${kind}-${index + 1}.xml`, 'sitemap'),
      );
    });
    const lists = location(`${base}/sitemaps/pages.xml`, 'sitemap');
    return sendXml(
      context,
      reply,
      xmlDocument(element('sitemapindex', { xmlns: NAMESPACE }, lists, ...files)),
    );
  });

  app.get('/sitemaps/pages.xml', (request, reply) => {
    const base = context.publicUrl(request);
    const pages = ['/', ...Object.keys(KINDS).map((kind) => `/${kind}`)];
    const urls = pages.map((page) => location(base + page, 'url'));
    return sendXml(context, reply, xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...urls)));
  });

  app.get<{ Params: { file: string } }>('/sitemaps/:file', async (request, reply) => {
    const [, name, number] = FILE.exec(request.params.file) ?? [];
    const walk = name === undefined ? undefined : walks[name];
    if (!walk) return sendPlain(reply, 404, 'There is no such sitemap; /sitemap.xml names those there are.');
    // The expression names no other kinds.
    const kind = name as Kind;
    const entries = await turns.take(() =>
      walk.file(Number(number) - 1, async (after) => {
        const page = await read<{ entries: SitemapPage }>(KINDS[kind], { first, after }, reply);
        return page.entries;
      }),
    );
    if (!entries)
      return sendPlain(reply, 404, 'There is no such sitemap; /sitemap.xml names those there are.');
    const base = context.publicUrl(request);
    const urls = entries.map(({ slug, updatedAt }) =>
      location(pageAddress(base, kind, slug), 'url', updatedAt),
    );
    return sendXml(context, reply, xmlDocument(element('urlset', { xmlns: NAMESPACE }, ...urls)));
  });
}

/** Adds `/robots.txt`: everything may be read but the graph itself, of which the pages show the same. */
export function addRobots(app: FastifyInstance, context: WebContext): void {
  app.get('/robots.txt', (request, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', context.cacheControl)
      .send(
        [
          'User-agent: *',
          'Disallow: /graphql',
          'Disallow: /playground',
          // Files of all papers at once; the pages lead to each.
          ...['bib', 'ris', 'csl.json', 'json'].map((extension) => `Disallow: /papers.${extension}`),
          '',
          `Sitemap: ${context.publicUrl(request)}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  );
}
