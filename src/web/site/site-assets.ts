import { readFileSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import { type Asset, createAsset } from '../assets/asset';
import { Assets } from '../assets/assets';
import { pageStylesheet } from './stylesheet';

/** Pictures that a logo may be, by extension. */
const PICTURES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** A larger logo would weigh more than the page. */
const MAX_LOGO_BYTES = 200_000;

/** Reads the operator's logo. Throws StartupError. */
export function readLogo(file: string): Asset {
  const extension = path.extname(file).toLowerCase();
  const type = PICTURES[extension];
  const fault = (what: string) =>
    new StartupError(
      `the logo ${file} ${what}`,
      `name a picture (${Object.keys(PICTURES).join(', ')}) of at most ${MAX_LOGO_BYTES} bytes`,
    );
  if (!type) throw fault('is no picture that pages can show');
  let content: Buffer;
  try {
    content = readFileSync(file);
  } catch (error) {
    // Every failure to read a file has a code. Not `instanceof`: a test runner has an Error class of its own.
    throw fault(`cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  if (content.length > MAX_LOGO_BYTES) throw fault(`has ${content.length} bytes`);
  return createAsset(`logo${extension}`, type, content);
}

/** The sign in the tab where there is no logo: a small graph in the accent colour. */
function iconOf(accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g stroke="${accent}" stroke-width="2.5"><path d="M9 9l14 5M9 9l4 15M23 14l-10 10"/></g><g fill="${accent}"><circle cx="9" cy="9" r="5"/><circle cx="23" cy="14" r="4"/><circle cx="13" cy="24" r="4.5"/></g></svg>`;
}

/** The files that every page links to. */
export function siteAssets({ accent, logo }: { readonly accent: string; readonly logo?: Asset }): Assets {
  const assets = new Assets();
  assets.add('page.css', createAsset('page.css', 'text/css; charset=utf-8', pageStylesheet(accent)));
  const copy = readFileSync(path.join(__dirname, '../browser/copy.js'), 'utf8');
  assets.add('copy.js', createAsset('copy.js', 'text/javascript; charset=utf-8', copy));
  assets.add('icon', logo ?? createAsset('icon.svg', PICTURES['.svg'] ?? '', iconOf(accent)));
  return assets;
}
