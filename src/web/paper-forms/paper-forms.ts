import type { FastifyReply } from 'fastify';
import { EXPORT_FORMATS, type ExportFormat } from '../exports/export-format';
import { type PaperJson, paperJson } from '../exports/paper-json';
import { type ArticlePaper, scholarlyArticle } from '../meta/scholarly-article';
import type { Offer } from '../negotiation/accept';
import type { WebContext } from '../web-context';

/** A paper in some form beside its page, as read from the graph. */
export interface PaperText {
  readonly slug: string;
  /** RFC 3339. */
  readonly updatedAt: string;
  readonly text: string;
}

/** A form in which a paper can be had. */
export interface PaperForm extends Offer {
  /** What stands behind the dot of its address; null where it is had by negotiation only. */
  readonly extension: string | null;
  readonly contentType: string;
  /** Reads it; null where the graph has no such paper. @param id a slug, or what else the graph takes for an id */
  read(context: WebContext, id: string, reply: FastifyReply): Promise<PaperText | null>;
}

interface CitedPaper {
  readonly slug: string;
  readonly updatedAt: string;
  readonly citation: string;
}

async function readCitation(
  { read }: WebContext,
  id: string,
  style: string,
  reply: FastifyReply,
): Promise<PaperText | null> {
  const { paper } = await read<{ paper: CitedPaper | null }>('PaperCited', { id, style }, reply);
  return paper && { slug: paper.slug, updatedAt: paper.updatedAt, text: paper.citation };
}

type RecordedPaper = PaperJson & { readonly updatedAt: string };

async function readRecord(context: WebContext, id: string, reply: FastifyReply): Promise<PaperText | null> {
  const { paper } = await context.read<{ paper: RecordedPaper | null }>('PaperRecorded', { id }, reply);
  if (!paper) return null;
  const record = paperJson(paper, context.publicUrl(reply.request));
  return { slug: paper.slug, updatedAt: paper.updatedAt, text: `${JSON.stringify(record, null, 2)}\n` };
}

const exported = (format: ExportFormat): PaperForm => {
  const { extension, mediaType, style } = format;
  return {
    extension,
    mediaType,
    contentType: `${mediaType}; charset=utf-8`,
    read: (context, id, reply) =>
      style === null ? readRecord(context, id, reply) : readCitation(context, id, style, reply),
  };
};

/** A line of a reference list. Of the styles that doi.org knows it can be had in one. */
const REFERENCE: PaperForm = {
  extension: null,
  mediaType: 'text/x-bibliography',
  parameters: { style: 'apa' },
  contentType: 'text/x-bibliography; style=apa; charset=utf-8',
  async read(context, id, reply) {
    const reference = await readCitation(context, id, 'APA', reply);
    return reference && { ...reference, text: `${reference.text}\n` };
  },
};

const JSON_LD: PaperForm = {
  extension: null,
  mediaType: 'application/ld+json',
  contentType: 'application/ld+json; charset=utf-8',
  async read(context, id, reply) {
    const { paper } = await context.read<{ paper: (ArticlePaper & { readonly updatedAt: string }) | null }>(
      'PaperDescribed',
      { id },
      reply,
    );
    if (!paper) return null;
    const article = scholarlyArticle(paper, context.publicUrl(reply.request));
    return { slug: paper.slug, updatedAt: paper.updatedAt, text: `${JSON.stringify(article, null, 2)}\n` };
  },
};

/** Every form of a paper beside its page, in the order in which they are offered to clients that take any of several. */
export const PAPER_FORMS: readonly PaperForm[] = [...EXPORT_FORMATS.map(exported), REFERENCE, JSON_LD];
