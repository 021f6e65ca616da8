import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** An element of a parsed page. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlElement[];
  /** All text in it. */
  readonly text: string;
}

type Parsed = DefaultTreeAdapterTypes.ChildNode;

function textOf(node: Parsed): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

function elementOf(node: DefaultTreeAdapterTypes.Element): HtmlElement {
  return {
    tag: node.tagName,
    attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
    children: node.childNodes.flatMap((child) => ('tagName' in child ? [elementOf(child)] : [])),
    text: textOf(node),
  };
}

/** The page as a browser parses it. Throws where the parser had to mend it. */
export function readHtml(text: string): HtmlElement {
  const faults: string[] = [];
  const document = parse(text, {
    onParseError: ({ code, startLine }) => void faults.push(`${code} in line ${startLine}`),
  });
  if (faults.length > 0) throw new Error(`the page is no valid HTML: ${faults.join(', ')}`);
  const root = document.childNodes.find((node) => 'tagName' in node);
  if (!root || !('tagName' in root)) throw new Error('the page has no element');
  return elementOf(root);
}

/** Every element below one, and itself. */
function everyElement(element: HtmlElement): HtmlElement[] {
  return [element, ...element.children.flatMap(everyElement)];
}

/** Elements of a tag that have these attributes; `class` means one of the classes. */
export function findAll(
  root: HtmlElement,
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
): HtmlElement[] {
  return everyElement(root).filter(
    (element) =>
      element.tag === tag &&
      Object.entries(attributes).every(([name, value]) =>
        name === 'class'
          ? element.attributes.class?.split(' ').includes(value)
          : element.attributes[name] === value,
      ),
  );
}

/** The first of them. Throws where there is none. */
export function findOne(
  root: HtmlElement,
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
): HtmlElement {
  const [first] = findAll(root, tag, attributes);
  if (!first) throw new Error(`there is no <${tag}> with ${JSON.stringify(attributes)}`);
  return first;
}
