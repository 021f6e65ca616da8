import { byKey, groupByKey } from '../../../database/rows';
import { keyList } from '../../../database/statement';
import type { ReadContext } from '../../../graphql/read-context';

/** A collection as read. There are few and they are short, so they are read whole. */
export interface CollectionRow {
  readonly key: number;
  readonly slug: string;
  readonly title: string;
  readonly description: string | null;
}

const COLUMNS = 'c.id AS key, c.slug, c.title, c.description';

/** A collection by its slug, or null. */
export function collectionBySlug(
  { reader, loaders }: ReadContext,
  slug: string,
): Promise<CollectionRow | null> {
  const loader = loaders.get<string, CollectionRow | null>('collection by slug', async (slugs) => {
    const rows = await reader.rows<CollectionRow>(
      `SELECT ${COLUMNS} FROM collection c WHERE c.slug = ANY(${keyList('$1', 'text')})`,
      [slugs],
    );
    return byKey(slugs, rows, (row) => row.slug);
  });
  return loader.load(slug);
}

/** All collections, by title. */
export function allCollections({ reader }: ReadContext): Promise<CollectionRow[]> {
  return reader.rows<CollectionRow>(`SELECT ${COLUMNS} FROM collection c ORDER BY c.title COLLATE "C", c.id`);
}

/** The collections a paper stands in, by title. */
export function collectionsOf({ reader, loaders }: ReadContext, paper: number): Promise<CollectionRow[]> {
  const loader = loaders.get<number, CollectionRow[]>('collections of a paper', async (papers) => {
    const rows = await reader.rows<CollectionRow & { paper: number }>(
      `SELECT cp.paper_id AS paper, ${COLUMNS} FROM collection_paper cp JOIN collection c ON c.id = cp.collection_id
       WHERE cp.paper_id = ANY(${keyList('$1', 'int')}) ORDER BY c.title COLLATE "C", c.id`,
      [papers],
    );
    return groupByKey(papers, rows, (row) => row.paper);
  });
  return loader.load(paper);
}
