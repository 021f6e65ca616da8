import { LRUCache } from 'lru-cache';
import type { GraphState, GraphVersions } from './graph-versions';

/** What a result is the result of. */
export interface ResultParameters {
  /** The text of the document. */
  readonly source: string;
  /** Of the operation that ran; null where it has none. */
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A result as bytes. */
export interface KeptResult {
  readonly key: string;
  readonly body: Buffer;
  /** The state of the graph that it shows at least. */
  readonly state: GraphState;
}

/** What a {@link ResultCache} is made of. */
export interface ResultCacheOptions {
  readonly versions: GraphVersions;
  /** Bytes that everything kept may take together. */
  readonly maxBytes: number;
}

/** The part of whoever asked first, who has to tell the others how it went: by one of these, the first that is called. */
export interface Lead {
  /** Keeps the result and hands it to those who wait. */
  finish(body: Buffer): KeptResult;
  /** There is no result to share: those who wait do the work themselves. */
  fail(): void;
  /** The work was not ended: one of those who wait begins it anew, for the others. */
  abandon(): void;
}

type Outcome = KeptResult | 'failed' | 'abandoned';

interface Work {
  readonly state: GraphState;
  readonly outcome: Promise<Outcome>;
}

interface Entry {
  readonly result: KeptResult;
  /** Bytes of each form by its request, oldest first. */
  readonly forms: ReadonlyMap<string, number>;
}

/** What a result takes in memory beside its bytes, and what a form does: measured, and rounded up. */
const BYTES_BESIDE = { result: 1_000, form: 400 };

/** Each kind of client asks in one or two forms; for whoever makes up more, the oldest goes. */
const MAX_FORMS = 8;

/**
 * Results of one state of the graph, the least recently used given up first. What belongs to another state than the latest
 * is out of reach, and is dropped at the next look. To a result belong forms: requests, word for word, with what is needed
 * to answer them by the result without reading them.
 */
export class ResultCache<Form> {
  readonly #versions: GraphVersions;
  readonly #entries: LRUCache<string, Entry>;
  readonly #forms = new Map<string, { readonly result: KeptResult; readonly form: Form }>();
  readonly #work = new Map<string, Work>();
  #state: GraphState | undefined;

  constructor({ versions, maxBytes }: ResultCacheOptions) {
    this.#versions = versions;
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: bytesOf,
      noDisposeOnSet: true,
      dispose: ({ forms }) => {
        for (const request of forms.keys()) this.#forms.delete(request);
      },
    });
  }

  /** Bytes that everything kept takes now. */
  get bytes(): number {
    return this.#entries.calculatedSize;
  }

  /** Results kept now. */
  get size(): number {
    return this.#entries.size;
  }

  /** The state that a request which begins now shows at least; undefined where the cache takes no part in it. */
  begin(): GraphState | undefined {
    const state = this.#versions.current();
    if (state !== undefined && state !== this.#state) {
      this.#entries.clear();
      this.#state = state;
    }
    return state;
  }

  /**
   * The result for a request that began at `state`: one that is kept, or that is being made for another which began at the
   * same. Where there is none, the lead in making it; undefined where it is better made for this request alone.
   */
  async obtain(parameters: ResultParameters, state: GraphState): Promise<KeptResult | Lead | undefined> {
    const key = keyOf(parameters);
    while (state === this.#state) {
      const kept = this.#entries.get(key);
      if (kept) return kept.result;
      const work = this.#work.get(key);
      if (work?.state !== state) return this.#lead(key, state);
      const outcome = await work.outcome;
      if (outcome === 'failed') return undefined;
      if (outcome !== 'abandoned') return outcome;
    }
    return undefined;
  }

  #lead(key: string, state: GraphState): Lead {
    let tell = (_outcome: Outcome): void => {};
    const outcome = new Promise<Outcome>((resolve) => {
      tell = resolve;
    });
    const work = { state, outcome };
    this.#work.set(key, work);
    const end = (outcome: Outcome): void => {
      if (this.#work.get(key) === work) this.#work.delete(key);
      tell(outcome);
    };
    return {
      finish: (body) => {
        const result = { key, body, state };
        if (state === this.begin()) this.#entries.set(key, { result, forms: new Map() });
        end(result);
        return result;
      },
      fail: () => end('failed'),
      abandon: () => end('abandoned'),
    };
  }

  /**
   * Remembers a request that a result answers, if that is still kept.
   * @param request all that the answer depends on
   * @param bytes of the form, without the request
   */
  addForm(result: KeptResult, request: string, form: Form, bytes: number): void {
    const { key } = result;
    const entry = this.#entries.peek(key);
    if (entry?.result !== result || this.#forms.has(request)) return;
    const forms = new Map(entry.forms).set(request, bytes);
    const [oldest = ''] = forms.keys();
    if (forms.size > MAX_FORMS) {
      forms.delete(oldest);
      this.#forms.delete(oldest);
    }
    // What has become too large by this is given up.
    this.#entries.set(key, { result, forms });
    if (this.#entries.has(key)) this.#forms.set(request, { result, form });
  }

  /** The result and the form for a request that begins now and is known word for word. */
  findForm(request: string): { readonly result: KeptResult; readonly form: Form } | undefined {
    if (this.begin() === undefined) return undefined;
    const found = this.#forms.get(request);
    if (found) this.#entries.get(found.result.key);
    return found;
  }
}

/** No two parameters have one key: JSON tells by itself where it ends. */
function keyOf({ source, operationName, variables }: ResultParameters): string {
  return `${JSON.stringify([operationName, variables])}${source}`;
}

function bytesOf({ result, forms }: Entry): number {
  let bytes = BYTES_BESIDE.result + result.body.byteLength + textBytes(result.key);
  for (const [request, own] of forms) bytes += BYTES_BESIDE.form + textBytes(request) + own;
  return bytes;
}

/** At most: V8 keeps Latin letters in one byte each. */
const textBytes = (text: string): number => 2 * text.length;
