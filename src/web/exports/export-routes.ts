import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { GraphError } from '../../errors/graph-error';
import { requestedPapers } from '../http/requested-papers';
import { paperFilter, paperOrder } from '../listing/paper-filter';
import { firstPageOf, type PapersQuery } from '../listing/papers-query';
import type { WebContext } from '../web-context';
import { EXPORT_FORMATS, type ExportFormat } from './export-format';
import { type ExportPage, exportText } from './export-text';
import type { PaperJson } from './paper-json';
import type { CitedPaper, PaperList } from './paper-list';
import { Turns } from './turns';

/** Papers read at a time: a third of what the graph gives, since others wait while a page is written. It costs a file no time. */
const PAGE = 30;

/** Pages of files that are read at the same moment: with more, who looks at a page of ours waits longer. */
const AT_ONCE = 1;

interface PapersPage<Paper> {
  readonly papers: {
    readonly nodes: readonly Paper[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** The variables of the documents for all papers of a listing, the newest first unless it names an order. */
function variablesOf(query: PapersQuery, { style }: ExportFormat): Record<string, unknown> {
  const whole = firstPageOf(query);
  return {
    filter: paperFilter(whole),
    orderBy: paperOrder({ ...whole, sort: whole.sort ?? 'newest' }),
    ...(style !== null && { style }),
  };
}

/** Adds `/papers.bib`, `/papers.ris`, `/papers.csl.json` and `/papers.json`: all papers of the listing that the query string names. */
export function addExports(app: FastifyInstance, context: WebContext): void {
  const { read, maxPageSize } = context;
  const turns = new Turns(AT_ONCE);
  const first = Math.min(PAGE, maxPageSize);

  /** The file as it is read: whole where it is of one page, so that it can be tagged, else piece by piece. */
  async function fileOf<Paper extends { readonly id: string }>(
    list: PaperList<Paper>,
    document: string,
    variables: Readonly<Record<string, unknown>>,
    reply: FastifyReply,
  ): Promise<string | Readable> {
    const page = async (after?: string): Promise<ExportPage<Paper>> => {
      // The first may be asked for again and be answered unread; the others would drive from memory what others ask for.
      const isReadOnce = after !== undefined;
      const asked = { ...variables, first, after };
      const { papers } = await read<PapersPage<Paper>>(document, asked, reply, isReadOnce);
      const { hasNextPage, endCursor } = papers.pageInfo;
      return { papers: papers.nodes, next: hasNextPage ? endCursor : null };
    };
    const begun = await page();
    // A client that is gone when its turn comes is not read for.
    const further = (after: string) =>
      turns.take(() => {
        if (reply.raw.destroyed) throw new GraphError('BAD_REQUEST', 'The client has gone');
        return page(after);
      });
    const text = exportText(list, begun, further);
    if (begun.next === null) return String((await text.next()).value);
    // Whoever asks for the head alone is not to have the file read.
    if (reply.request.method === 'HEAD') return Readable.from([]);
    const stream = Readable.from(text, { highWaterMark: 1 });
    stream.on('error', (error) => {
      if (!reply.raw.destroyed)
        context.log.warn({ err: error, requestId: reply.request.id }, 'a file ended early');
    });
    return stream;
  }

  for (const format of EXPORT_FORMATS) {
    app.get(`/papers.${format.extension}`, async (request, reply) => {
      const query = requestedPapers(reply);
      if (!query) return reply;
      const variables = variablesOf(query, format);
      const file = await (format.style === null
        ? fileOf<PaperJson>(format.list(context.publicUrl(request)), 'PapersRecorded', variables, reply)
        : fileOf<CitedPaper>(format.list(), 'PapersCited', variables, reply));
      reply.type(`${format.mediaType}; charset=utf-8`).header('cache-control', context.cacheControl);
      if (format.style !== null) {
        reply.header('content-disposition', `attachment; filename="papers.${format.extension}"`);
      }
      return reply.send(file);
    });
  }
}
