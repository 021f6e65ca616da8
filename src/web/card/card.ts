import type { CardPaper } from './card-paper';
import type { Child, ElementBuilder } from './element-builder';

/** Names of authors that a card shows; "et al." stands for the others. */
export const AUTHORS_SHOWN = 8;

/** Links that a card shows; the paper's page has all. */
export const LINKS_SHOWN = 6;

type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Where and how a card is shown. */
export interface CardPlace {
  /** What addresses of pages begin with: nothing on pages of their own host, else its URL without a slash at the end. */
  readonly base: string;
  readonly writeDate: (date: string) => string;
  /**
   * The level of the title as a heading. Without one the title is none, as on a page of somebody else's, whose
   * levels are not known.
   */
  readonly heading?: HeadingLevel | `${HeadingLevel}` | null;
}

/** The address of a page, `kind` being the first part of its path. */
export function pageAddress(
  base: string,
  kind: 'papers' | 'authors' | 'areas' | 'venues',
  slug: string,
): string {
  return `${base}/${kind}/${encodeURIComponent(slug.toWellFormed())}`;
}

/** What a link is called: its own label, or its kind as a word ("Code", "PDF"). */
export function linkLabel({ kind, label }: CardPaper['links'][number]): string {
  return label || (kind === 'PDF' ? kind : kind.charAt(0) + kind.slice(1).toLowerCase());
}

/**
 * The one card of a paper: on pages, in embeds and in widgets, of whatever `h` makes. Parts that the paper has nothing for are
 * left out. Its classes are its parts for `::part()`.
 */
export function card<Node>(h: ElementBuilder<Node>, paper: CardPaper, place: CardPlace): Node {
  const { base, writeDate, heading } = place;
  const { title, excerpt, publishedOn, year, venue, authors, areas, links } = paper;
  const link = (kind: Parameters<typeof pageAddress>[1], slug: string, text: string) =>
    h('a', { class: 'pg-link', href: pageAddress(base, kind, slug) }, text);

  // A link of a paper leads to another host, so that what would lead to this one, such as a path, is no link.
  const shown = links.filter(({ url }) => /^https?:/i.test(url)).slice(0, LINKS_SHOWN);
  const names = authors
    .slice(0, AUTHORS_SHOWN)
    .flatMap(({ slug, name }, index): Child<Node>[] => [index > 0 && ', ', link('authors', slug, name)]);
  const facts: Child<Node>[] = [
    names.length > 0 &&
      h('span', { class: 'pg-authors' }, names, authors.length > AUTHORS_SHOWN && ' et al.'),
    venue && link('venues', venue.slug, venue.acronym || venue.name),
    publishedOn
      ? h('time', { datetime: publishedOn }, writeDate(publishedOn))
      : year !== null && year !== undefined && h('time', { datetime: `${year}`.padStart(4, '0') }, `${year}`),
  ].filter(Boolean);

  return h(
    'article',
    { class: 'pg-card' },
    h(heading ? `h${heading}` : 'p', { class: 'pg-title', dir: 'auto' }, link('papers', paper.slug, title)),
    facts.length > 0 &&
      h(
        'p',
        { class: 'pg-byline' },
        facts.flatMap((fact, index) => [index > 0 && ' · ', fact]),
      ),
    excerpt && h('p', { class: 'pg-excerpt', dir: 'auto' }, excerpt),
    areas.length > 0 &&
      h(
        'ul',
        { class: 'pg-areas', role: 'list' },
        areas.map(({ slug, name }) => h('li', null, link('areas', slug, name))),
      ),
    shown.length > 0 &&
      h(
        'ul',
        { class: 'pg-actions', role: 'list' },
        shown.map((each) =>
          h('li', null, h('a', { class: 'pg-link', href: each.url, rel: 'noopener' }, linkLabel(each))),
        ),
      ),
  );
}
