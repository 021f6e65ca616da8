import { type SaxesAttributeNS, SaxesParser } from 'saxes';

/** An element of a parsed XML document. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  /** The text directly in it. */
  text: string;
}

const named = (attributes: Readonly<Record<string, SaxesAttributeNS>>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

/** The root of an XML document, read by a parser that takes nothing but well-formed XML. Throws what is wrong. */
export function readXml(document: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true });
  const top: XmlElement = { name: '', namespace: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const current = () => open.at(-1) ?? top;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const element = { name: local, namespace: uri, attributes: named(attributes), children: [], text: '' };
    current().children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (text) => {
    current().text += text;
  });
  parser.write(document).close();
  const [root] = top.children;
  if (!root) throw new Error('the document has no element');
  return root;
}
