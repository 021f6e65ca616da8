import { BadUserInput, LimitExceeded } from '../../errors/graph-error';

/** With the `u` flag a surrogate that has its partner is part of a character and does not match. */
const UNPAIRED_SURROGATE = /\p{Surrogate}/u;

/** What is wrong with a text that Postgres cannot hold or JSON cannot carry; undefined where nothing is. */
function faultOf(text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL character';
  if (UNPAIRED_SURROGATE.test(text)) return 'an unpaired surrogate (U+D800–U+DFFF)';
  return undefined;
}

/** Refuses text with NUL or an unpaired surrogate. `where` says where it stands. Throws BadUserInput. */
export function checkText(text: string, where: () => string): void {
  const fault = faultOf(text);
  if (fault) throw new BadUserInput(`${where()} holds ${fault}, which is not allowed`);
}

/** Refuses `__proto__`, which would reach the prototype of whatever object it is copied into. Throws BadUserInput. */
export function checkName(name: string, where: () => string): void {
  if (name === '__proto__')
    throw new BadUserInput(`${where()} holds the name __proto__, which is not allowed`);
}

interface Place {
  readonly value: object;
  readonly where: string;
  readonly depth: number;
}

/**
 * Refuses variables that nest too deep or hold text or names that are not allowed. Walks with its own stack, so that
 * no nesting can exhaust the call stack. Throws BadUserInput or LimitExceeded.
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>, maxDepth: number): void {
  const pending: Place[] = [{ value: variables, where: 'variables', depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, where, depth } = next;
    if (depth > maxDepth) throw new LimitExceeded(`Variables may be nested at most ${maxDepth} deep`);
    const isList = Array.isArray(value);
    for (const [key, child] of Object.entries(value)) {
      if (!isList) {
        checkText(key, () => `A key of ${where}`);
        checkName(key, () => where);
      }
      const place = () => (isList ? `${where}[${key}]` : `${where}.${key}`);
      if (typeof child === 'string') checkText(child, place);
      if (typeof child === 'object' && child !== null) {
        pending.push({ value: child, where: place(), depth: depth + 1 });
      }
    }
  }
}
