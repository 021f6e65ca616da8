import type { EntityManager, EntityTarget, FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { fold } from '../bibliography/fold';
import { splitName } from '../bibliography/person-name';
import { slugOf } from '../bibliography/slug';
import { AuthorEntity } from '../database/entities/author.entity';
import { ResearchAreaEntity } from '../database/entities/research-area.entity';
import { VenueEntity } from '../database/entities/venue.entity';
import type { SeedPaper } from './seed-file';

interface Slugged extends ObjectLiteral {
  slug: string;
}

/** The slug of a text, with -2, -3, … behind it where it is taken. */
export async function freeSlug<Entity extends Slugged>(
  manager: EntityManager,
  entity: EntityTarget<Entity>,
  text: string,
  fallback: string,
): Promise<string> {
  const base = slugOf(text, fallback);
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${number}`;
    // Entity has a slug, which TypeORM's mapped type cannot see through a type parameter.
    if (!(await manager.existsBy(entity, { slug } as FindOptionsWhere<Entity>))) return slug;
  }
}

/** The venue of that name, made where there is none. */
export async function venueOf(manager: EntityManager, venue: SeedPaper['venue']): Promise<VenueEntity> {
  const { name, acronym, kind } = venue;
  const known = await manager.findOneBy(VenueEntity, { nameFolded: fold(name), kind });
  if (known) return known;
  return manager.save(VenueEntity, {
    slug: await freeSlug(manager, VenueEntity, acronym ?? name, 'venue'),
    name,
    nameFolded: fold(name),
    searchText: fold(`${name} ${acronym ?? ''}`),
    acronym: acronym ?? null,
    kind,
  });
}

/** The author of that name, made where there is none. */
export async function authorOf(manager: EntityManager, name: string): Promise<AuthorEntity> {
  const known = await manager.findOne(AuthorEntity, {
    where: { nameFolded: fold(name) },
    order: { id: 'ASC' },
  });
  if (known) return known;
  const { given, family } = splitName(name);
  return manager.save(AuthorEntity, {
    slug: await freeSlug(manager, AuthorEntity, name, 'author'),
    name,
    nameFolded: fold(name),
    searchText: fold(name),
    givenName: given,
    familyName: family,
    alternateNames: [],
  });
}

/** The area of that name, made as a root where there is none. */
export async function areaOf(manager: EntityManager, name: string): Promise<ResearchAreaEntity> {
  const known = await manager.findOne(ResearchAreaEntity, {
    where: { nameFolded: fold(name) },
    order: { id: 'ASC' },
  });
  if (known) return known;
  return manager.save(ResearchAreaEntity, {
    slug: await freeSlug(manager, ResearchAreaEntity, name, 'area'),
    name,
    nameFolded: fold(name),
  });
}
