import { parse as parseRis } from 'astrocite-ris';
import { bibtexParser } from 'latex-utensils';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { readXml, type XmlElement } from './strict-xml';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** What a document is found to be. */
export interface CheckedDocument {
  /** What is wrong with it; nothing of a document that is well. */
  readonly faults: readonly string[];
  /** Where it leads, as it is written there. */
  readonly links: readonly string[];
}

/** Attributes whose value a browser loads or goes to. */
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'ping', 'cite']);

/** Elements that pages of ours have no use for. */
const FOREIGN = new Set([
  'object',
  'embed',
  'applet',
  'frame',
  'frameset',
  'marquee',
  'xmp',
  'noembed',
  'plaintext',
]);

function elementsIn(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes.flatMap(elementsIn) : [];
  return 'tagName' in node ? [node, ...children] : children;
}

const textIn = ({ childNodes }: Element): string =>
  childNodes.map((child) => ('value' in child ? child.value : '')).join('');

function faultOfAddress(value: string, page: string): string | undefined {
  if (!URL.canParse(value, page)) return `leads to ${value}`;
  const { protocol, origin, href } = new URL(value, page);
  if (protocol !== 'http:' && protocol !== 'https:') return `leads to ${href}`;
  return origin.includes('evil') ? `leads to ${href}` : undefined;
}

function faultsOfElement({ tagName, attrs, ...element }: Element, page: string): string[] {
  const faults: string[] = [];
  const fault = (what: string) => faults.push(`<${tagName}> ${what}`);
  const attributeOf = (name: string) => attrs.find((attribute) => attribute.name === name)?.value;
  if (FOREIGN.has(tagName)) fault('does not belong there');
  for (const { name, value } of attrs) {
    if (/^on|^srcdoc$|^style$/.test(name)) fault(`has ${name}`);
    const wrong = ADDRESSES.has(name) ? faultOfAddress(value, page) : undefined;
    if (wrong) fault(wrong);
  }
  if (tagName === 'meta' && attributeOf('http-equiv') !== undefined) fault('says http-equiv');
  if (tagName === 'base' && attributeOf('href') !== undefined) fault('says href');
  if (tagName === 'style') fault('is inline');
  if (tagName === 'script') {
    const text = textIn({ tagName, attrs, ...element });
    if (/json$/.test(attributeOf('type') ?? '')) JSON.parse(text);
    else if (attributeOf('src') === undefined || text !== '') fault('is inline');
  }
  return faults;
}

function checkHtml(text: string, page: string): CheckedDocument {
  const faults: string[] = [];
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    onParseError: ({ code, startLine, startCol }) => faults.push(`${code} at ${startLine}:${startCol}`),
  });
  const elements = elementsIn(document);
  for (const element of elements) faults.push(...faultsOfElement(element, page));
  const links = elements.flatMap(({ tagName, attrs }) =>
    attrs
      .filter(({ name }) => name === 'href' || (name === 'src' && tagName === 'iframe'))
      .map(({ value }) => value),
  );
  return { faults, links };
}

/** What a sitemap lists. */
function locationsIn({ name, text, children }: XmlElement): string[] {
  return [...(name === 'loc' ? [text] : []), ...children.flatMap(locationsIn)];
}

/** The readers of what else is served, by media type. They throw where a document is broken. */
const READERS: readonly (readonly [type: RegExp, read: (text: string) => unknown])[] = [
  [/^(application|text)\/([\w.+-]+\+)?json/, (text) => JSON.parse(text)],
  [/^(application|text)\/([\w.-]+\+)?xml|^image\/svg\+xml/, readXml],
  [/^application\/x-bibtex/, (text) => bibtexParser.parse(text)],
  [/^application\/x-research-info-systems/, (text) => parseRis(text)],
  [/^text\/(plain|css|javascript|x-bibliography)|^application\/javascript/, () => undefined],
];

/** Reads a document by a strict parser for its type. @param page its own address */
export function checkDocument(text: string, type: string, page: string): CheckedDocument {
  try {
    if (type.startsWith('text/html')) return checkHtml(text, page);
    const [, read] = READERS.find(([pattern]) => pattern.test(type)) ?? [];
    if (!read) return { faults: [`it is ${type || 'of no type'}`], links: [] };
    const content = read(text);
    return { faults: [], links: read === readXml ? locationsIn(content as XmlElement) : [] };
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)], links: [] };
  }
}
