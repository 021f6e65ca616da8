import { attributeText } from './attribute-text';
import type { Child, ElementBuilder } from './element-builder';

/** What is needed of a browser's element. */
interface ElementLike {
  setAttribute(name: string, value: string): void;
  append(...children: (this | string)[]): void;
}

/**
 * Makes elements of `document`, by the rules of the server's builder: what is text stays text, since no markup is ever parsed, and
 * addresses that may not be linked are left out. Needs neither `innerHTML` nor Trusted Types.
 */
export function domBuilder<Node extends ElementLike>(document: {
  createElement(tag: string): Node;
}): ElementBuilder<Node> {
  const append = (element: Node, child: Child<Node>): void => {
    if (Array.isArray(child)) for (const each of child) append(element, each);
    else if (child || child === 0) {
      // What is left is an element, a text, or a number, which becomes text; Array.isArray does not narrow read-only lists.
      element.append(child as Node | string);
    }
  };
  return (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const name in attributes) {
      const text = attributeText(name, attributes[name]);
      if (text !== undefined) element.setAttribute(name, text);
    }
    append(element, children);
    return element;
  };
}
