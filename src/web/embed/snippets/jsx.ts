import { attributeText } from '../../card/attribute-text';
import type { Child, ElementBuilder } from '../../card/element-builder';

/** A piece of JSX. Only {@link jsx} makes it. */
interface Jsx {
  readonly jsx: string;
}

/** Attributes that React calls otherwise. */
const PROPERTIES: Readonly<Record<string, string>> = {
  class: 'className',
  datetime: 'dateTime',
  crossorigin: 'crossOrigin',
};

/** Text that means itself in JSX, spaces at its ends aside. */
const PLAIN = /^[^{}<>&\s](?:[^{}<>&\n\r]*[^{}<>&\s])?$/;

function written(child: Child<Jsx>): string {
  if (Array.isArray(child)) return child.map(written).join('');
  if (typeof child === 'string') return PLAIN.test(child) ? child : child && `{${JSON.stringify(child)}}`;
  if (typeof child === 'number') return `${child}`;
  // Array.isArray does not narrow read-only lists.
  return child ? (child as Jsx).jsx : '';
}

/** Makes elements as JSX source, which React turns into the same elements as the server's builder makes. */
export const jsx: ElementBuilder<Jsx> = (tag, attributes, ...children) => {
  let start = `<${tag}`;
  for (const name in attributes) {
    const text = attributeText(name, attributes[name]);
    // A string in an expression, since attributes of JSX know no escapes but HTML's.
    if (text !== undefined)
      start += ` ${PROPERTIES[name] ?? name}=${/["&\\\n\r]/.test(text) ? `{${JSON.stringify(text)}}` : `"${text}"`}`;
  }
  const content = written(children);
  return { jsx: content === '' ? `${start} />` : `${start}>${content}</${tag}>` };
};
