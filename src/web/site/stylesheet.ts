import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readableOn } from './contrast';

/** The darkest ground that text in the accent colour stands on in the light scheme, the lightest in the dark one; as in page.css. */
export const GROUNDS = { light: '#f4f4f0', dark: '#23262b' };

/** The stylesheet of all pages: the fixed part with the operator's accent colour, as it can be read on each ground. */
export function pageStylesheet(accent: string): string {
  const light = readableOn(GROUNDS.light, accent);
  const dark = readableOn(GROUNDS.dark, accent);
  const fixed = readFileSync(path.join(__dirname, 'page.css'), 'utf8');
  return `:root{--accent:${light}}@media (prefers-color-scheme:dark){:root{--accent:${dark}}}\n${fixed}`;
}
