import type { Logger } from 'pino';
import { basePath } from '../http/base-path';
import type { WebDocument } from './documents/read-documents';
import { createReader, type RunStoredDocument } from './graph-reader';
import { parseFooter } from './site/footer-text';
import { publicUrlOf } from './site/public-url';
import { readLogo, siteAssets } from './site/site-assets';
import type { WebContext } from './web-context';

/** What the operator sets of the pages. */
export interface WebSettings {
  readonly siteName: string;
  readonly siteAccent: string;
  /** The path of a picture. */
  readonly siteLogo?: string;
  /** See {@link parseFooter}. */
  readonly siteFooter?: string;
  readonly homeCollection?: string;
  readonly publicUrl?: string;
  /** See {@link WebContext.frameAncestors}. */
  readonly frameAncestors: '*' | readonly string[];
}

/** What a {@link WebContext} is made of. */
export interface WebContextOptions {
  readonly settings: WebSettings;
  /** What pages are made from, by name. */
  readonly documents: ReadonlyMap<string, WebDocument>;
  /** Runs one of the documents. */
  readonly run: RunStoredDocument;
  readonly maxPageSize: number;
  readonly cacheControl: string;
  /** The built embeds, `dist/embed`. */
  readonly embedFolder: string;
  readonly log: Logger;
}

/** Puts together what pages are made with. Throws StartupError where the operator's logo cannot be used. */
export function createWebContext(options: WebContextOptions): WebContext {
  const { settings, documents, run, maxPageSize, cacheControl, embedFolder, log } = options;
  const { siteName, siteAccent, siteLogo, siteFooter = '', homeCollection, publicUrl } = settings;
  const logo = siteLogo === undefined ? undefined : readLogo(siteLogo);
  const assets = siteAssets({ accent: siteAccent, logo });
  if (logo) assets.add('logo', logo);
  return {
    read: createReader(run),
    documents,
    site: {
      name: siteName,
      accent: siteAccent,
      logo,
      footer: parseFooter(siteFooter),
      homeCollection,
      base: basePath(publicUrl),
    },
    assets,
    maxPageSize,
    cacheControl,
    publicUrl: publicUrlOf(publicUrl),
    embedFolder,
    frameAncestors: settings.frameAncestors,
    log,
  };
}
