import { pageAddress } from '../card/card';
import { EXPORT_FORMATS } from '../exports/export-format';
import { ATOM_TYPE } from '../feeds/atom';
import { JSON_FEED_TYPE } from '../feeds/json-feed';
import { firstPageOf, type PapersQuery } from '../listing/papers-query';
import { papersPath } from '../listing/print-query';

/** Another form of what a page shows: the attributes of a `<link>` in its head, or what a link in its body needs. */
export interface Alternate {
  readonly rel: 'alternate';
  readonly type: string;
  readonly href: string;
  /** What the form is called. */
  readonly title: string;
}

const TITLES: Readonly<Record<string, string>> = {
  bib: 'BibTeX',
  ris: 'RIS',
  'csl.json': 'CSL-JSON',
  json: 'JSON',
};

const alternate = (type: string, href: string, title: string): Alternate => ({
  rel: 'alternate',
  type,
  href,
  title,
});

/** The feeds of a listing, by which readers of feeds find them. Of an author's papers it is the listing of that author, and so on. */
export function feedAlternates(base: string, query: PapersQuery): readonly Alternate[] {
  const whole = firstPageOf(query);
  return [
    alternate(ATOM_TYPE, base + papersPath(whole, '.atom'), 'Atom feed'),
    alternate(JSON_FEED_TYPE, base + papersPath(whole, '.feed.json'), 'JSON feed'),
  ];
}

/** The files of all papers of a listing. */
export function exportAlternates(base: string, query: PapersQuery): readonly Alternate[] {
  const whole = firstPageOf(query);
  return EXPORT_FORMATS.map(({ extension, mediaType }) =>
    alternate(mediaType, base + papersPath(whole, `.${extension}`), TITLES[extension] ?? extension),
  );
}

/** The forms of a paper that reference managers and programs read. */
export function paperAlternates(base: string, slug: string): readonly Alternate[] {
  return EXPORT_FORMATS.map(({ extension, mediaType }) =>
    alternate(mediaType, `${pageAddress(base, 'papers', slug)}.${extension}`, TITLES[extension] ?? extension),
  );
}
