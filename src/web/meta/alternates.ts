import { pageAddress } from '../card/card';
import { EXPORT_FORMATS } from '../exports/export-format';

/** Another form of what a page shows, as the attributes of a `<link>` in its head. */
type Alternate = {
  readonly rel: 'alternate';
  readonly type: string;
  readonly href: string;
  /** What the form is called. */
  readonly title: string;
};

const TITLES: Readonly<Record<string, string>> = {
  bib: 'BibTeX',
  ris: 'RIS',
  'csl.json': 'CSL-JSON',
  json: 'JSON',
};

/** The forms of a paper that reference managers and programs read. */
export function paperAlternates(base: string, slug: string): readonly Alternate[] {
  return EXPORT_FORMATS.map(({ extension, mediaType }) => ({
    rel: 'alternate',
    type: mediaType,
    href: `${pageAddress(base, 'papers', slug)}.${extension}`,
    title: TITLES[extension] ?? extension,
  }));
}
