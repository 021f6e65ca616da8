import type { FastifyInstance } from 'fastify';
import { sendPlain } from '../http/plain-answers';
import { BadSelection } from './bad-selection';
import type { SelectedPapers } from './card-reader';
import type { EmbedContext } from './embed-context';
import { openToAll } from './open-to-all';
import type { Selection } from './selection';
import { readKey, readKeys } from './widget-key';

/**
 * What caches may do beside what the operator says: a CDN holds an answer for a minute, gives an old one while it asks for the new, and
 * for a day where the server is away. Browsers ask each time, which costs a 304.
 */
const CACHE_CONTROL = 'public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400';

/** A selection, or what is wrong with the key. */
function selectionOf(key: string): Selection | string {
  try {
    return readKey(key);
  } catch (error) {
    if (error instanceof BadSelection) return error.message;
    throw error;
  }
}

/**
 * Adds `/embed/v1/cards?q=KEY,KEY,…`: for each key, in the same order, the list of its papers or a text that says why there are none.
 * See decision 0017.
 */
export function addCards(app: FastifyInstance, { cards, cacheControl }: EmbedContext): void {
  const heldFor = cacheControl === 'no-cache' ? CACHE_CONTROL : cacheControl;
  app.get('/embed/v1/cards', async (request, reply) => {
    openToAll(reply);
    let keys: string[];
    try {
      const question = request.url.indexOf('?');
      keys = readKeys(question < 0 ? '' : request.url.slice(question + 1));
    } catch (error) {
      if (error instanceof BadSelection) return sendPlain(reply, 400, `${error.message}.`);
      throw error;
    }
    const selections = keys.map(selectionOf);
    const read = await cards.readAll(
      selections.filter((selection) => typeof selection !== 'string'),
      reply,
    );
    const results = selections.map(
      (selection): SelectedPapers =>
        // One of `read` is there for each that is no text, in the same order.
        typeof selection === 'string' ? selection : (read.shift() ?? []),
    );
    return reply
      .type('application/json; charset=utf-8')
      .header('cache-control', heldFor)
      .send(JSON.stringify(results));
  });
}
