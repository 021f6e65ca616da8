import { attributeText } from './attribute-text';
import type { Attributes, Child, ElementBuilder } from './element-builder';

/** Markup that only this file makes, so that a string is always text and markup is always an instance of this. */
class Markup {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** A piece of HTML. Its markup is what `toString()` gives. */
export type Html = Markup;

const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Elements whose content no reference escapes: it ends where their end tag stands, whatever the text meant. */
const RAW = new Set(['iframe', 'noembed', 'noframes', 'noscript', 'plaintext', 'script', 'style', 'xmp']);

const NAME = /^[a-z][a-z\d:-]*$/i;

/** Attributes that hold code, styles (which our policy refuses inline), documents, or addresses that nobody checks. */
const FORBIDDEN =
  /^(?:on.*|style|srcdoc|srcset|imagesrcset|cite|poster|data|ping|background|manifest|longdesc|usemap)$/i;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a line feed of it.
  '\r': '&#13;',
  // HTML has no way to write it; parsers leave it out or make this of it.
  '\0': '\uFFFD',
};

const SPECIAL = /[&<>"'\r\0]/;

/** `text` fit for the content of elements and for quoted attributes. Halves of surrogate pairs become U+FFFD, as in UTF-8. */
export function escapeHtml(text: string): string {
  const wellFormed = text.isWellFormed() ? text : text.toWellFormed();
  if (!SPECIAL.test(wellFormed)) return wellFormed;
  return wellFormed.replace(/[&<>"'\r\0]/g, (character) => REFERENCES[character] ?? character);
}

function markupOf(child: Child<Html>): string {
  if (typeof child === 'string') return escapeHtml(child);
  if (child === null || child === undefined || child === false) return '';
  if (Array.isArray(child)) return child.map(markupOf).join('');
  if (child instanceof Markup || typeof child === 'number') return `${child}`;
  // A cast, or data of another shape than its type says; it must not get through.
  throw new TypeError(`An element may hold elements, text and numbers, got ${typeof child}`);
}

function startTag(tag: string, attributes: Attributes | null): string {
  let markup = `<${tag}`;
  for (const name in attributes) {
    if (!NAME.test(name) || FORBIDDEN.test(name)) throw new TypeError(`The attribute ${name} is not allowed`);
    const text = attributeText(name.toLowerCase(), attributes[name]);
    if (text !== undefined) markup += text === '' ? ` ${name}` : ` ${name}="${escapeHtml(text)}"`;
  }
  return `${markup}>`;
}

/**
 * An element as HTML. Text and attribute values are escaped, addresses are those of {@link attributeText}. Throws TypeError for
 * names of tags and attributes that code must not use, and for text where escaping has no effect, as in `<script>`.
 */
export const h: ElementBuilder<Html> = (tag, attributes, ...children) => {
  if (!NAME.test(tag)) throw new TypeError(`${tag} is no name of an element`);
  const start = startTag(tag, attributes);
  if (VOID.has(tag)) return new Markup(start);
  const content = markupOf(children);
  if (content !== '' && RAW.has(tag.toLowerCase())) throw new TypeError(`<${tag}> may hold no text`);
  // A parser takes one line feed away after the tags of these.
  const lineFeed = (tag === 'pre' || tag === 'textarea') && content.startsWith('\n') ? '\n' : '';
  return new Markup(`${start}${lineFeed}${content}</${tag}>`);
};

/** Several pieces as one, without an element around them. */
export function fragment(...children: readonly Child<Html>[]): Html {
  return new Markup(markupOf(children));
}

/** `value` as JSON inside a `<script>` that is data and never runs, such as `application/ld+json`. */
export function jsonScript(type: `application/${string}json`, value: unknown): Html {
  const json = JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Markup(`<script type="${escapeHtml(type)}">${json}</script>`);
}

/** A whole document, from `<html>` on. */
export function htmlDocument(root: Html): string {
  return `<!doctype html>\n${root}\n`;
}
