import type { Session } from './session';

/** Ids of authors and organizations. */
export interface Named {
  readonly authors: readonly number[];
  readonly organizations: readonly number[];
}

/** Removes those of some authors and organizations that no paper names any more: imports made them, nobody else. */
export function removeUnnamed(session: Session, { authors, organizations }: Named): void {
  if (authors.length > 0) {
    session.run(
      `DELETE FROM author a WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM authorship s WHERE s.author_id = a.id)`,
      [authors],
    );
  }
  if (organizations.length > 0) {
    session.run(
      `DELETE FROM organization o WHERE id = ANY($1)
       AND NOT EXISTS (SELECT FROM affiliation f WHERE f.organization_id = o.id)`,
      [organizations],
    );
  }
}
