import { type DependentRow, replaceRows } from './dependent-rows';
import type { Session } from './session';
import type { WrittenPaper } from './written-paper';

/** Writes papers' identifiers. @returns ids of known papers that changed. */
export function writeIdentifiers(
  session: Session,
  papers: readonly WrittenPaper[],
  known: readonly number[],
): Promise<Set<number>> {
  const rows = papers.flatMap(({ id, record }) =>
    record.ids.map(({ scheme, value }, index): DependentRow => [id, scheme, value, index + 1]),
  );
  const columns = ['paper_id', 'scheme', 'value', 'position'] as const;
  return replaceRows(session, [{ table: 'paper_identifier', columns, rows }], known);
}

/** Writes papers' links. @returns ids of known papers that changed. */
export function writeLinks(
  session: Session,
  papers: readonly WrittenPaper[],
  known: readonly number[],
): Promise<Set<number>> {
  const rows = papers.flatMap(({ id, record }) =>
    record.links.map(({ kind, url, label = null }, index): DependentRow => [id, index + 1, kind, url, label]),
  );
  const columns = ['paper_id', 'position', 'kind', 'url', 'label'] as const;
  return replaceRows(session, [{ table: 'paper_link', columns, rows }], known);
}
