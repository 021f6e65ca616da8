/** SELECT of the ids of some areas and of all areas below them. `areas` is SQL that gives their ids. UNION ends a loop. */
export function descendantsOf(areas: string): string {
  return `WITH RECURSIVE below (id) AS (
    SELECT id FROM research_area WHERE id IN (${areas})
    UNION SELECT child.id FROM below JOIN research_area child ON child.parent_id = below.id
  ) SELECT id FROM below`;
}
