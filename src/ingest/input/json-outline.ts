/** What stands at each place of a JSON text: a path such as `items[].DOI`, and the first value there. */
export type JsonOutline = ReadonlyMap<string, string>;

/** One token: a bracket or mark, a whole string, or another scalar. What is cut off at the end is none. */
const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/gs;

/** A list or object that is open: the path of its members, and the key whose value comes next. */
interface Open {
  readonly isList: boolean;
  readonly path: string;
  key: string;
}

/**
 * Lists the places of the first value in a JSON text that may be cut off anywhere. Strings are given without their
 * quotation marks and with escapes as they stand; lists and objects as `[` and `{`.
 */
export function jsonOutline(text: string): JsonOutline {
  const outline = new Map<string, string>();
  const open: Open[] = [];
  let awaitsKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const holder = open.at(-1);
    if (token === ',') {
      awaitsKey = holder?.isList === false;
    } else if (token === ':') {
      awaitsKey = false;
    } else if (token === '}' || token === ']') {
      open.pop();
      if (open.length === 0) break;
    } else if (awaitsKey && holder) {
      holder.key = unquoted(token);
    } else {
      const place = holder ? `${holder.path}${holder.key}` : '';
      if (!outline.has(place)) outline.set(place, unquoted(token));
      if (token === '{') open.push({ isList: false, path: place === '' ? '' : `${place}.`, key: '' });
      if (token === '[') open.push({ isList: true, path: place, key: '[]' });
      awaitsKey = token === '{';
      if (open.length === 0) break;
    }
  }
  return outline;
}

const unquoted = (token: string): string => (token.startsWith('"') ? token.slice(1, -1) : token);
