/** A piece of the footer: text, or a link. */
export type FooterPart = string | { readonly text: string; readonly href: string };

const LINK = /\[([^\]]+)\]\((https?:\/\/[^\s()]+)\)/g;

/** Reads the operator's footer: text in which `[text](https://…)` is a link, as in Markdown. */
export function parseFooter(text: string): FooterPart[] {
  const parts: FooterPart[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: label = '', 2: href = '' } of text.matchAll(LINK)) {
    if (index > end) parts.push(text.slice(end, index));
    parts.push({ text: label, href });
    end = index + whole.length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}
