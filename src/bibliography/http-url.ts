/**
 * The text itself when it is an absolute http or https URL, null otherwise. It is never rewritten, so that a text which
 * parsers make a URL by taking white space and control characters out of it is none.
 */
export function httpUrl(text: string): string | null {
  if (!/^https?:\/\/[^\s\p{C}]+$/iu.test(text)) return null;
  return URL.canParse(text) ? text : null;
}
