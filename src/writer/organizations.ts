import { fold } from '../bibliography/fold';
import type { AffiliationRecord } from '../interchange/paper-record';
import { freeSlugs } from './free-slugs';
import { indexedBeginning } from './indexed-beginning';
import { newIds } from './new-ids';
import type { Session } from './session';

interface Organization {
  id: number;
  name: string;
  ror: string | null;
  country: string | null;
  slug?: string | undefined;
  state: 'known' | 'new' | 'changed';
}

interface OrganizationRow {
  id: number;
  name: string;
  name_folded: string;
  ror: string | null;
  country: string | null;
}

/** An organization whose id is there once the index is saved. */
export interface OrganizationRef {
  readonly id: number;
}

/** The organizations that a batch's affiliations could name: found by ROR, else by name. */
export class OrganizationIndex {
  readonly #byRor = new Map<string, Organization>();
  readonly #byName = new Map<string, Organization[]>();
  readonly #all: Organization[] = [];

  static async load(
    session: Session,
    affiliations: readonly AffiliationRecord[],
  ): Promise<OrganizationIndex> {
    const names = [...new Set(affiliations.map((affiliation) => fold(nameOf(affiliation))))];
    const rors = [...new Set(affiliations.flatMap(({ ror }) => ror ?? []))];
    const index = new OrganizationIndex();
    if (names.length === 0) return index;
    const columns = 'o.id, o.name, o.name_folded, o.ror, o.country';
    const rows = await session.query<OrganizationRow>(
      `SELECT ${columns} FROM unnest($1::text[], $2::text[]) k (name, beginning)
         JOIN organization o ON left(o.name_folded, 400) = k.beginning AND o.name_folded = k.name
       UNION SELECT ${columns} FROM organization o WHERE o.ror = ANY($3)
       ORDER BY id`,
      [names, names.map(indexedBeginning), rors],
    );
    for (const { id, name, name_folded, ror, country } of rows) {
      index.#put({ id, name, ror, country, state: 'known' }, name_folded);
    }
    return index;
  }

  /** The organization that an affiliation names, made where there is none. */
  at(affiliation: AffiliationRecord): OrganizationRef {
    const { ror, country, slug } = affiliation;
    const name = nameOf(affiliation);
    const folded = fold(name);
    const known =
      (ror === undefined ? undefined : this.#byRor.get(ror)) ??
      this.#byName.get(folded)?.find((other) => ror === undefined || other.ror === null);
    if (!known) {
      const made: Organization = {
        id: 0,
        name,
        ror: ror ?? null,
        country: country ?? null,
        slug,
        state: 'new',
      };
      this.#put(made, folded);
      return made;
    }
    if ((ror !== undefined && known.ror === null) || (country !== undefined && known.country === null)) {
      known.ror ??= ror ?? null;
      known.country ??= country ?? null;
      if (known.state === 'known') known.state = 'changed';
      if (known.ror !== null) this.#byRor.set(known.ror, known);
    }
    return known;
  }

  #put(organization: Organization, folded: string): void {
    this.#all.push(organization);
    if (organization.ror !== null) this.#byRor.set(organization.ror, organization);
    const named = this.#byName.get(folded) ?? [];
    named.push(organization);
    this.#byName.set(folded, named);
  }

  /** Writes organizations that are new and what was learnt of others. */
  async save(session: Session): Promise<void> {
    const fresh = this.#all.filter(({ state }) => state === 'new');
    const slugs = await freeSlugs(
      session,
      'organization',
      fresh.map(({ name, slug }) => ({ text: name, slug })),
    );
    const ids = await newIds(session, 'organization', fresh.length);
    fresh.forEach((organization, index) => {
      organization.id = ids[index] ?? 0;
    });
    session.copy(
      'organization',
      ['id', 'slug', 'name', 'name_folded', 'ror', 'country'],
      fresh.map(({ id, name, ror, country }, index) => [
        id,
        slugs[index] ?? null,
        name,
        fold(name),
        ror,
        country,
      ]),
    );
    const changed = this.#all.filter(({ state }) => state === 'changed');
    if (changed.length > 0) {
      session.run(
        `UPDATE organization SET ror = learnt.ror, country = learnt.country
         FROM unnest($1::int[], $2::text[], $3::text[]) learnt (id, ror, country) WHERE organization.id = learnt.id`,
        [changed.map(({ id }) => id), changed.map(({ ror }) => ror), changed.map(({ country }) => country)],
      );
    }
    for (const organization of this.#all) organization.state = 'known';
  }
}

function nameOf({ name, text }: AffiliationRecord): string {
  return name ?? text;
}
