import type { FastifyInstance } from 'fastify';
import { pageAddress } from '../card/card';
import { fragment, type Html, h } from '../card/html';
import { labelOf } from '../listing/enum-words';
import { printCount } from '../parts/counts';
import type { Named } from '../parts/graph-shapes';
import type { WebContext } from '../web-context';
import { addNameList } from './name-list';

interface ListedAuthor extends Named {
  readonly paperCount: number;
  readonly affiliations: readonly { readonly name: string }[];
}

interface ListedArea extends Named {
  readonly paperCount: number;
  readonly parent: Named | null;
}

interface ListedVenue extends Named {
  readonly acronym: string | null;
  readonly kind: string;
  readonly papers: { readonly totalCount: number };
}

function entry(address: string, name: string, papers: number, about: string | undefined): Html {
  return fragment(
    h('a', { href: address, dir: 'auto' }, name),
    h('span', { class: 'count' }, printCount(papers, 'paper')),
    about ? h('span', { class: 'of', dir: 'auto' }, about) : null,
  );
}

/** Adds `GET /authors`, `/areas` and `/venues`. */
export function addNameLists(app: FastifyInstance, context: WebContext): void {
  addNameList<ListedAuthor>(app, context, {
    section: 'authors',
    title: 'Authors',
    noun: ['author', 'authors'],
    document: 'AuthorsView',
    pageSize: 60,
    sorts: [
      {
        key: 'papers',
        label: 'Most papers',
        variables: { orderBy: [{ field: 'PAPER_COUNT', direction: 'DESC' }] },
      },
      { key: 'name', label: 'Name', variables: { orderBy: [{ field: 'NAME', direction: 'ASC' }] } },
    ],
    item: ({ slug, name, paperCount, affiliations }, base) =>
      entry(pageAddress(base, 'authors', slug), name, paperCount, affiliations[0]?.name),
  });
  addNameList<ListedArea>(app, context, {
    section: 'areas',
    title: 'Research areas',
    noun: ['area', 'areas'],
    document: 'AreasView',
    pageSize: 100,
    item: ({ slug, name, paperCount, parent }, base) =>
      entry(pageAddress(base, 'areas', slug), name, paperCount, parent ? `in ${parent.name}` : undefined),
  });
  addNameList<ListedVenue>(app, context, {
    section: 'venues',
    title: 'Venues',
    noun: ['venue', 'venues'],
    document: 'VenuesView',
    pageSize: 100,
    item: ({ slug, name, acronym, kind, papers }, base) =>
      entry(
        pageAddress(base, 'venues', slug),
        name,
        papers.totalCount,
        [acronym !== name && acronym, kind !== 'OTHER' && labelOf(kind)].filter(Boolean).join(' · '),
      ),
  });
}
