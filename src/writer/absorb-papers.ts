import { AreaCounts } from './area-counts';
import { AreaTree } from './area-tree';
import type { PaperSlot } from './paper-slots';
import type { Named } from './remove-unnamed';
import type { Session } from './session';
import { areasOf } from './write-areas';

/**
 * Ends papers that have turned out to be others: who cites them, where they are listed and by what slug they were known
 * goes over to the paper that remains. What their sources say must have been read before.
 *
 * @returns whom and what they named. Most will be named by the paper that remains; the others must be removed after it
 *   is written, not before: what the graph knows of persons would go with them.
 */
export async function absorbPapers(session: Session, slots: readonly PaperSlot[]): Promise<Named> {
  const moves = slots.flatMap(({ id: kept, absorbedIds }) =>
    kept === null ? [] : absorbedIds.map((absorbed) => ({ kept, absorbed })),
  );
  if (moves.length === 0) return { authors: [], organizations: [] };
  const ended = moves.map(({ absorbed }) => absorbed);
  // One by one: several may have been cited by the same paper, which can cite the one that remains but once.
  for (const { kept, absorbed } of moves) await handOver(session, kept, absorbed);
  const named = await namedBy(session, ended);
  await uncount(session, ended);
  session.run('DELETE FROM paper WHERE id = ANY($1)', [ended]);
  return named;
}

async function handOver(session: Session, kept: number, absorbed: number): Promise<void> {
  await session.query(
    `UPDATE paper_reference r SET cited_id = $1 WHERE cited_id = $2 AND citing_id <> $1
     AND NOT EXISTS (SELECT FROM paper_reference o WHERE o.citing_id = r.citing_id AND o.cited_id = $1)`,
    [kept, absorbed],
  );
  await session.query(
    `UPDATE collection_paper c SET paper_id = $1 WHERE paper_id = $2
     AND NOT EXISTS (SELECT FROM collection_paper o WHERE o.collection_id = c.collection_id AND o.paper_id = $1)`,
    [kept, absorbed],
  );
  await session.query('UPDATE paper_merge SET paper_id = $1 WHERE paper_id = $2', [kept, absorbed]);
  await session.query('UPDATE paper_former_slug SET paper_id = $1 WHERE paper_id = $2', [kept, absorbed]);
  await session.query(
    'INSERT INTO paper_former_slug (slug, paper_id) SELECT slug, $1 FROM paper WHERE id = $2',
    [kept, absorbed],
  );
}

async function namedBy(session: Session, paperIds: readonly number[]): Promise<Named> {
  const authors = await session.query<{ id: number }>(
    'SELECT DISTINCT author_id AS id FROM authorship WHERE paper_id = ANY($1)',
    [paperIds],
  );
  const organizations = await session.query<{ id: number }>(
    'SELECT DISTINCT organization_id AS id FROM affiliation WHERE paper_id = ANY($1)',
    [paperIds],
  );
  return { authors: authors.map(({ id }) => id), organizations: organizations.map(({ id }) => id) };
}

/** Takes papers out of the numbers of papers of their authors and areas. */
async function uncount(session: Session, paperIds: readonly number[]): Promise<void> {
  await session.query(
    `UPDATE author SET paper_count = paper_count - lost.papers
     FROM (SELECT author_id, count(*)::int AS papers FROM authorship WHERE paper_id = ANY($1) GROUP BY author_id) lost
     WHERE author.id = lost.author_id`,
    [paperIds],
  );
  const counts = new AreaCounts(await AreaTree.load(session));
  for (const areas of (await areasOf(session, paperIds)).values()) counts.changed(areas, []);
  counts.save(session);
}
