import type { GraphState } from './graph-versions';
import type { KeptResult, Lead, ResultCache, ResultParameters } from './result-cache';

/** The part that one request has in a {@link ResultCache}. */
export class ResultRequest {
  readonly #cache: Pick<ResultCache<unknown>, 'obtain'>;
  readonly #signal: AbortSignal;
  #lead: Lead | undefined;

  /**
   * @param state at which the request began
   * @param signal aborts when nobody waits for the request's own work any more
   */
  constructor(
    cache: Pick<ResultCache<unknown>, 'obtain'>,
    readonly state: GraphState,
    signal: AbortSignal,
  ) {
    this.#cache = cache;
    this.#signal = signal;
    signal.addEventListener('abort', () => this.#lead?.abandon(), { once: true });
  }

  /** The result, where it is there or another makes it. Otherwise the request makes it, and then calls {@link finish} or {@link fail}. */
  async find(parameters: ResultParameters): Promise<KeptResult | undefined> {
    const obtained = await this.#cache.obtain(parameters, this.state);
    if (obtained === undefined || 'body' in obtained) return obtained;
    this.#lead = obtained;
    // Its client may have gone while it waited for another's work.
    if (this.#signal.aborted) obtained.abandon();
    return undefined;
  }

  /** Keeps the result and shares it, if it was for this request to make. */
  finish(body: Buffer): KeptResult | undefined {
    return this.#lead?.finish(body);
  }

  /** There is nothing to share. Of no effect after {@link finish}. */
  fail(): void {
    this.#lead?.fail();
  }
}
