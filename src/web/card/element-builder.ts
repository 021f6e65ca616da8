/** The attributes of an element. `true` is an attribute without value; what is absent or false is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** What an element may hold: elements, text, nothing, and lists of these. Text is data: it never becomes markup. */
export type Child<Node> = Node | string | number | false | null | undefined | readonly Child<Node>[];

/**
 * Makes an element: as text on the server (`html.ts`), of the document's nodes in a browser (`dom-builder.ts`). Whatever is written
 * with it, such as the card, is the same in both.
 */
export type ElementBuilder<Node> = (
  tag: string,
  attributes: Attributes | null,
  ...children: readonly Child<Node>[]
) => Node;
