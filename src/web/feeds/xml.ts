/** Characters that XML 1.0 has no way to write, not even as references (https://www.w3.org/TR/xml/#charsets). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // A parser would make a space or a line feed of them.
  '\t': '&#9;',
  '\r': '&#13;',
};

/** Text as the content of an element or of a quoted attribute. What XML cannot write becomes U+FFFD. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>"'\t\r]/g, (character) => ENTITIES[character] ?? character);
}

/** A piece of XML that is well-formed as it stands. Only {@link element} makes it. */
export interface Xml {
  readonly xml: string;
}

/**
 * An element. Attributes that are null or undefined are left out; text is escaped. Names are the program's own, never data.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | null | undefined>>,
  ...content: readonly (Xml | string | null)[]
): Xml {
  const written = Object.entries(attributes)
    .map(([attribute, value]) => (value == null ? '' : ` ${attribute}="${escapeXml(value)}"`))
    .join('');
  const inner = content
    .map((part) => (typeof part === 'string' ? escapeXml(part) : (part?.xml ?? '')))
    .join('');
  return { xml: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` };
}

/** A document of one element, in UTF-8. */
export function xmlDocument({ xml }: Xml): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${xml}\n`;
}
