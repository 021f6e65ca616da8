import type { CardPaper } from '../../card/card-paper';
import { BASE } from './embed-source';

/** The cards of a key, or why there are none. */
export type Cards = readonly CardPaper[] | string;

/** Keys of one request; as the server has it. */
const MOST_KEYS = 100;

/** Characters of keys in a URL that servers and proxies take without being told to: 8,192 with all that is around them. */
const MOST_CHARACTERS = 8100;

/** Milliseconds to wait for an answer. */
const PATIENCE = 20_000;

/** Asks for one group of keys. Never rejects: whatever fails is the reason. */
const ask = (keys: readonly string[]): Promise<unknown> =>
  fetch(`${BASE}/embed/v1/cards?q=${keys.map(encodeURIComponent)}`, {
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE),
  })
    .then((response) => (response.ok ? response.json() : `${BASE} answered ${response.status}`))
    .catch((error) => `${BASE} cannot be read: ${error.message}`);

/**
 * Reads the cards of keys in as few requests as can carry them. Keys are sorted so that pages with the same widgets ask for the same
 * URL. `show` is called with each key and its cards; where a request fails, with the same reason for each of its keys.
 */
export function readCards(keys: Iterable<string>, show: (key: string, cards: Cards) => void): void {
  let group: string[] = [];
  let length = 0;
  const send = (): void => {
    const sent = group;
    group = [];
    length = 0;
    void ask(sent).then((answer) => {
      sent.forEach((key, index) => {
        // Whoever shows it finds out whether it is what it should be.
        show(key, (Array.isArray(answer) ? answer[index] : `${answer}`) as Cards);
      });
    });
  };
  for (const key of [...keys].sort()) {
    const more = encodeURIComponent(key).length + 1;
    if (group.length === MOST_KEYS || (group[0] && length + more > MOST_CHARACTERS)) send();
    length += more;
    group.push(key);
  }
  send();
}
