import { fold } from '../bibliography/fold';
import type { AreaPath } from '../interchange/paper-record';
import { freeSlugs } from './free-slugs';
import { indexedBeginning } from './indexed-beginning';
import { newIds } from './new-ids';
import type { Session } from './session';

interface Area {
  id: number;
  name: string;
  folded: string;
  parent: Area | null;
  slug?: string | undefined;
  isNew: boolean;
}

/** All research areas, of which there are few, as one tree that grows by what a batch names. */
export class AreaTree {
  readonly #byName = new Map<string, Area[]>();
  readonly #byId = new Map<number, Area>();
  readonly #fresh: Area[] = [];
  readonly #adopted: Area[] = [];
  #nextMark = -1;

  static async load(session: Session): Promise<AreaTree> {
    const rows = await session.query<{ id: number; name: string; parent_id: number | null }>(
      'SELECT id, name, parent_id FROM research_area ORDER BY id',
    );
    const tree = new AreaTree();
    for (const { id, name } of rows) tree.#put({ id, name, folded: fold(name), parent: null, isNew: false });
    for (const { id, parent_id } of rows) {
      const area = tree.#byId.get(id);
      if (area && parent_id !== null) area.parent = tree.#byId.get(parent_id) ?? null;
    }
    return tree;
  }

  /**
   * The area that a path leads to. A name alone is the area of that name wherever it stands, a root before others.
   * Below a parent it is that parent's child, or else a root of that name, which from now on is its child.
   */
  at(path: AreaPath, slug?: string): AreaRef {
    let area: Area | null = null;
    path.forEach((name, depth) => {
      const wish = depth === path.length - 1 ? slug : undefined;
      area = area === null ? this.#anywhere(name, wish) : this.#below(area, name, wish);
    });
    if (area === null) throw new Error('an area path has at least one name');
    return area;
  }

  #anywhere(name: string, slug?: string): Area {
    const named = this.#byName.get(indexedBeginning(fold(name))) ?? [];
    return named.find(({ parent }) => parent === null) ?? named[0] ?? this.#make(name, null, slug);
  }

  #below(parent: Area, name: string, slug?: string): Area {
    const named = this.#byName.get(indexedBeginning(fold(name))) ?? [];
    const child = named.find((area) => area.parent === parent);
    if (child) return child;
    const root = named.find((area) => area.parent === null && !isAtOrAbove(area, parent));
    if (!root) return this.#make(name, parent, slug);
    root.parent = parent;
    if (!root.isNew) this.#adopted.push(root);
    return root;
  }

  #make(name: string, parent: Area | null, slug?: string): Area {
    const area: Area = { id: this.#nextMark, name, folded: fold(name), parent, slug, isNew: true };
    this.#nextMark -= 1;
    this.#put(area);
    this.#fresh.push(area);
    return area;
  }

  #put(area: Area): void {
    this.#byId.set(area.id, area);
    const key = indexedBeginning(area.folded);
    const named = this.#byName.get(key) ?? [];
    named.push(area);
    this.#byName.set(key, named);
  }

  /** Writes areas that are new and parents that have changed. After it every {@link AreaRef} has its id. */
  async save(session: Session): Promise<void> {
    const fresh = this.#fresh.splice(0);
    if (fresh.length > 0) {
      const slugs = await freeSlugs(
        session,
        'research_area',
        fresh.map(({ name, slug }) => ({ text: name, slug })),
      );
      const ids = await newIds(session, 'research_area', fresh.length);
      fresh.forEach((area, index) => {
        area.id = ids[index] ?? 0;
        area.isNew = false;
        this.#byId.set(area.id, area);
      });
      // One statement: a parent may be as new as its child.
      await session.query(
        `INSERT INTO research_area (id, slug, name, name_folded, parent_id)
         SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::int[])`,
        [
          fresh.map(({ id }) => id),
          slugs,
          fresh.map(({ name }) => name),
          fresh.map(({ folded }) => folded),
          fresh.map(({ parent }) => parent?.id ?? null),
        ],
      );
    }
    const adopted = this.#adopted.splice(0);
    if (adopted.length === 0) return;
    await session.query(
      `UPDATE research_area SET parent_id = moved.parent_id
       FROM unnest($1::int[], $2::int[]) moved (id, parent_id) WHERE research_area.id = moved.id`,
      [adopted.map(({ id }) => id), adopted.map(({ parent }) => parent?.id ?? null)],
    );
    this.#hasMoved = true;
  }

  #hasMoved = false;

  /** Whether areas with papers may have got other ancestors, so that counts must be made anew. */
  get hasMoved(): boolean {
    return this.#hasMoved;
  }

  /** The ids of areas and of all areas above them, each once. */
  withAncestors(ids: Iterable<number>): Set<number> {
    const all = new Set<number>();
    for (const id of ids) {
      for (let area = this.#byId.get(id) ?? null; area && !all.has(area.id); area = area.parent) {
        all.add(area.id);
      }
    }
    return all;
  }
}

/** An area whose id is there once the tree is saved. */
export interface AreaRef {
  readonly id: number;
}

function isAtOrAbove(area: Area, other: Area): boolean {
  for (let at: Area | null = other; at; at = at.parent) if (at === area) return true;
  return false;
}
