import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_STORE } from '../../http/cache-control';
import { entityTag, holdsTag } from '../../http/entity-tag';
import { acceptedEncoding, type ContentEncoding } from './accepted-encoding';
import { addVary } from './vary';

/** Types that gain from compression. */
const TEXT = /^(?:text\/|application\/(?:[\w.+-]+\+)?(?:json|xml)|application\/(?:javascript|x-[\w-]+))/;

/** Shorter answers fit one packet anyway. */
const WORTH_COMPRESSING = 860;

/** Of brotli's levels, 5 is the first that beats gzip's best, in a third of its time. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const compressed: Readonly<Record<ContentEncoding, (body: Buffer | string) => Promise<Buffer>>> = {
  br: (body) => promisify(brotliCompress)(body, BROTLI),
  gzip: (body) => promisify(gzip)(body),
};

function mayHaveTag(request: FastifyRequest, reply: FastifyReply): boolean {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  return isRead && reply.statusCode === 200 && reply.getHeader('cache-control') !== NO_STORE;
}

/**
 * An `onSend` hook: answers 304 to who has the same already, and compresses text, whether it comes whole or as a stream. Routes set
 * type, status and cache control; what they tagged or encoded themselves is left as it is. A stream has no tag of ours.
 */
export async function finishAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const isWhole = typeof payload === 'string' || Buffer.isBuffer(payload);
  const isStream = payload instanceof Readable;
  if ((!isWhole && !isStream) || reply.hasHeader('content-encoding')) return payload;
  const isText = TEXT.test(String(reply.getHeader('content-type') ?? ''));
  if (isText) addVary(reply, 'Accept-Encoding');
  const encoding = isText ? acceptedEncoding(request.headers['accept-encoding']) : undefined;

  if (isStream) {
    if (!encoding) return payload;
    reply.header('content-encoding', encoding).removeHeader('content-length');
    const compressor =
      encoding === 'br'
        ? createBrotliCompress(BROTLI)
        : createGzip({ level: constants.Z_DEFAULT_COMPRESSION });
    // A source that fails must end the answer short, not as if it were whole.
    payload.once('error', (error) => compressor.destroy(error));
    return payload.pipe(compressor);
  }

  const isWorth = Buffer.byteLength(payload) >= WORTH_COMPRESSING;
  const used = isWorth ? encoding : undefined;
  if (mayHaveTag(request, reply) && !reply.hasHeader('etag')) {
    const tag = entityTag(payload, used ? `-${used}` : '');
    reply.header('etag', tag);
    if (holdsTag(request.headers['if-none-match'], tag)) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length');
      return '';
    }
  }
  if (!used) return payload;
  reply.header('content-encoding', used).removeHeader('content-length');
  return compressed[used](payload);
}
