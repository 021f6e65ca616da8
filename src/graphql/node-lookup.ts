import { BadUserInput } from '../errors/graph-error';
import { type NodeType, parseGlobalId, quoted } from './global-id';

/** One of the ways in which a client may name a node. */
export type NodeLookup =
  | { readonly by: 'key'; readonly key: number }
  | { readonly by: 'slug'; readonly slug: string }
  | { readonly by: 'scheme'; readonly scheme: string; readonly value: string };

/** For each `scheme:` prefix a client may write: the value in its stored form, or null where it has none of that form. */
export type LookupSchemes = Readonly<Record<string, (value: string) => string | null>>;

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SCHEME = /^([A-Za-z][A-Za-z0-9]*):(.*)$/s;

/**
 * Reads a global id, a slug or `scheme:value`.
 *
 * @param schemes what may stand before a colon, in lower case.
 * @throws BadUserInput on an id of another type, an unknown scheme, a value not of its scheme's form, or anything else.
 */
export function parseNodeLookup(
  text: string,
  type: NodeType,
  argument: string,
  schemes: LookupSchemes = {},
): NodeLookup {
  const global = parseGlobalId(text);
  if (global) {
    if (global.type === type) return { by: 'key', key: global.key };
    throw new BadUserInput(
      `${argument} must name a node of type ${type}, got one of type ${global.type}: ${quoted(text)}`,
    );
  }
  if (SLUG.test(text)) return { by: 'slug', slug: text };
  const match = SCHEME.exec(text);
  const name = match?.[1]?.toLowerCase() ?? '';
  const normalise = Object.hasOwn(schemes, name) ? schemes[name] : undefined;
  if (match && normalise) {
    const value = normalise((match[2] ?? '').trim());
    if (value !== null) return { by: 'scheme', scheme: name, value };
    throw new BadUserInput(`${argument} has no ${name} of the right form: ${quoted(text)}`);
  }
  const forms = ['a global id', 'a slug', ...Object.keys(schemes).map((scheme) => `"${scheme}:…"`)];
  throw new BadUserInput(
    `${argument} must be ${forms.slice(0, -1).join(', ')} or ${forms.at(-1)}, got ${quoted(text)}`,
  );
}
