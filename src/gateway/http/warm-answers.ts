import type { IncomingMessage, ServerResponse } from 'node:http';
import { holdsTag } from '../../http/entity-tag';
import type { KeptResult, ResultCache } from '../results/result-cache';
import { type CorsOptions, crossSiteRefusal } from './cross-site';
import { requestIdOf } from './request-id';

/** The head of an answer: names and values in turn, that of `x-request-id` first, whose value belongs to each request. */
export interface AnswerHead {
  readonly whole: string[];
  readonly notModified: string[];
  /** Absent where nobody is told that he has the answer already. */
  readonly etag?: string;
}

/** What {@link WarmAnswers} are made of. */
export interface WarmAnswersOptions {
  readonly cache: Pick<ResultCache<AnswerHead>, 'begin' | 'addForm' | 'findForm'>;
  readonly cors: CorsOptions;
  readonly publicUrl?: string;
  /** The longest body that is read, in bytes. */
  readonly bodyBytes: number;
}

/** Set by Node, or of each answer anew. */
const NOT_KEPT = new Set([
  'x-request-id',
  'content-length',
  'connection',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

const OF_THE_BODY = new Set(['content-type', 'content-length']);

/** Stands for a header that is not there; no header may hold it. */
const ABSENT = '\0';

/**
 * Answers requests that were answered before, word for word, by results that are kept. It comes before all else, since to
 * read a request takes several times as long as to answer it. What it does not know it hands on untouched.
 */
export class WarmAnswers {
  readonly #options: WarmAnswersOptions;
  /** What the answer to a request depends on, of requests that were handed on. */
  readonly #texts = new WeakMap<IncomingMessage, string>();

  constructor(options: WarmAnswersOptions) {
    this.#options = options;
  }

  /** Answers the request, or calls `handOn` for it. */
  take(request: IncomingMessage, response: ServerResponse, handOn: () => void): void {
    const { cache, bodyBytes } = this.#options;
    const { method, url = '', headers } = request;
    const mayAnswer = cache.begin() !== undefined;
    if (mayAnswer && method === 'GET') {
      if (!this.#answers(request, response, url)) handOn();
      return;
    }
    const length = Number(headers['content-length']);
    if (!mayAnswer || method !== 'POST' || url !== '/graphql' || !(length > 0 && length <= bodyBytes)) {
      handOn();
      return;
    }
    // Most bodies come with their head, in one piece.
    request.once('readable', () => {
      const body: Buffer | null = request.read();
      if (body?.byteLength === length && this.#answers(request, response, body.toString('latin1'))) return;
      if (body) request.unshift(body);
      handOn();
    });
  }

  /**
   * Remembers how a request was answered that has been handed on.
   * @param headers all of the answer, with status 200
   */
  remember(request: IncomingMessage, result: KeptResult, headers: Readonly<Record<string, unknown>>): void {
    const text = this.#texts.get(request);
    if (text === undefined) return;
    const kept = Object.entries(headers)
      .filter(([name]) => !NOT_KEPT.has(name))
      .concat([['content-length', result.body.byteLength]]);
    const flat = (entries: typeof kept) => [
      'x-request-id',
      '',
      ...entries.flatMap(([name, value]) => [name, String(value)]),
    ];
    const { etag } = headers;
    const head: AnswerHead = {
      whole: flat(kept),
      notModified: flat(kept.filter(([name]) => !OF_THE_BODY.has(name))),
      etag: typeof etag === 'string' ? etag : undefined,
    };
    const bytes = 2 * [...head.whole, ...head.notModified].join('').length;
    this.#options.cache.addForm(result, text, head, bytes);
  }

  #answers(request: IncomingMessage, response: ServerResponse, said: string): boolean {
    const { cache, cors, publicUrl } = this.#options;
    const { method, headers } = request;
    const { accept = ABSENT, 'content-type': type = ABSENT } = headers;
    // Where any origin may ask, the answer is the same for all.
    const origin = cors.origins === '*' ? ABSENT : (headers.origin ?? ABSENT);
    const text = `${method}\n${accept}\n${type}\n${origin}\n${said}`;
    const found = cache.findForm(text);
    if (!found || crossSiteRefusal(request, cors, publicUrl) !== undefined) {
      this.#texts.set(request, text);
      return false;
    }
    const { result, form } = found;
    const isHeld = form.etag !== undefined && holdsTag(headers['if-none-match'], form.etag);
    const head = isHeld ? form.notModified : form.whole;
    // One after the other: the head is written out before the next request is looked at.
    head[1] = requestIdOf(request);
    response.writeHead(isHeld ? 304 : 200, head);
    response.end(isHeld ? undefined : result.body);
    return true;
  }
}
