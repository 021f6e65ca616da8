import type { Attributes } from './element-builder';

/** Attributes that make a browser go to, load or send to an address; the server's builder refuses the rarer ones altogether. */
const ADDRESS = /^(?:xlink:)?href$|^src$|action$/;

/**
 * Addresses that may be linked: http and https, paths of the same host, queries and fragments. White space, control and
 * format characters are allowed nowhere, since browsers take some of them out before they look at the scheme, and `//`
 * and `/\` begin another host.
 */
const ALLOWED = /^(?:https?:\/\/[^\s\p{C}]|\/(?![/\\])|[?#])[^\s\p{C}]*$/iu;

/** The text of an attribute, or undefined where it is to be left out: an address that may not be linked is. */
export function attributeText(name: string, value: Attributes[string]): string | undefined {
  if (value === undefined || value === null || value === false) return undefined;
  const text = value === true ? '' : `${value}`;
  return ADDRESS.test(name) && !ALLOWED.test(text) ? undefined : text;
}
