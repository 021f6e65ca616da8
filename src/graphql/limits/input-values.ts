import { BadUserInput, LimitExceeded } from '../../errors/graph-error';

/** What is wrong with a text that Postgres cannot hold or UTF-8 cannot carry; undefined where nothing is. */
function faultOf(text: string): string | undefined {
  if (text.includes('\0')) return 'a NUL character';
  return text.isWellFormed() ? undefined : 'an unpaired surrogate (U+D800–U+DFFF)';
}

/** Refuses text with NUL or an unpaired surrogate. `where` says where it stands. Throws BadUserInput. */
export function checkText(text: string, where: () => string): void {
  const fault = faultOf(text);
  if (fault) throw new BadUserInput(`${where()} holds ${fault}, which is not allowed`);
}

/** A list or an object within the variables. */
interface Place {
  readonly value: object;
  readonly where: string;
  readonly depth: number;
}

/**
 * Refuses variables that nest deeper than `maxDepth` or hold text that is not allowed. Walks with its own
 * stack, so that no nesting can exhaust the call stack. Throws BadUserInput or LimitExceeded.
 */
export function checkVariables(variables: Readonly<Record<string, unknown>>, maxDepth: number): void {
  const pending: Place[] = [{ value: variables, where: 'variables', depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, where, depth } = next;
    if (depth > maxDepth) throw new LimitExceeded(`Variables may be nested at most ${maxDepth} deep`);
    const isList = Array.isArray(value);
    for (const [key, child] of Object.entries(value)) {
      if (!isList) {
        checkText(key, () => `A name in ${where}`);
        // It would reach the prototype of whatever object it is copied into.
        if (key === '__proto__')
          throw new BadUserInput(`${where} holds the name __proto__, which is not allowed`);
      }
      const place = () => (isList ? `${where}[${key}]` : `${where}.${key}`);
      if (typeof child === 'string') checkText(child, place);
      if (typeof child === 'object' && child !== null) {
        pending.push({ value: child, where: place(), depth: depth + 1 });
      }
    }
  }
}
