import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { fold } from '../bibliography/fold';
import { type IdentifierScheme, normaliseIdentifier } from '../bibliography/identifier';
import { refreshDerivedData } from '../database/derived-data';
import { AuthorshipEntity } from '../database/entities/authorship.entity';
import { CollectionEntity } from '../database/entities/collection.entity';
import { CollectionPaperEntity } from '../database/entities/collection-paper.entity';
import { PaperEntity } from '../database/entities/paper.entity';
import { PaperAreaEntity } from '../database/entities/paper-area.entity';
import { PaperIdentifierEntity } from '../database/entities/paper-identifier.entity';
import { PaperLinkEntity } from '../database/entities/paper-link.entity';
import { SourceRecordEntity } from '../database/entities/source-record.entity';
import { areaOf, authorOf, freeSlug, venueOf } from './find-or-create';
import { SEED, type SeedFile, type SeedPaper } from './seed-file';

/** Any number will do, as long as every instance of papergraph takes the same one. */
const SEED_LOCK = 7_067_423_852;

/** What a seeding did. */
export interface SeedResult {
  /** Papers that were not there before. */
  readonly created: number;
}

function identifiersOf(paper: SeedPaper): { scheme: IdentifierScheme; value: string; position: number }[] {
  return Object.entries(paper.ids).map(([name, text], index) => {
    const scheme = name.toUpperCase() as IdentifierScheme; // checked by the next line: an unknown scheme has no rules
    const value = normaliseIdentifier(scheme, text);
    if (value === null) throw new Error(`${paper.source}: ${name} is malformed: ${text}`);
    return { scheme, value, position: index + 1 };
  });
}

/** The paper's key where the graph already holds it: by the seed's own record, or by a shared identifier. */
async function knownPaper(manager: EntityManager, paper: SeedPaper): Promise<number | null> {
  const record = await manager.findOne(SourceRecordEntity, {
    where: { sourceKey: paper.source },
    relations: { paper: true },
  });
  if (record) return record.paper.id;
  const identifiers = identifiersOf(paper).map(({ scheme, value }) => ({ scheme, value }));
  // An empty list of conditions would find any identifier.
  if (identifiers.length === 0) return null;
  const identifier = await manager.findOne(PaperIdentifierEntity, {
    where: identifiers,
    relations: { paper: true },
  });
  return identifier?.paper.id ?? null;
}

async function createPaper(manager: EntityManager, seed: SeedPaper): Promise<number> {
  const paper = await manager.save(PaperEntity, {
    slug: await freeSlug(manager, PaperEntity, seed.title, 'paper'),
    title: seed.title,
    titleFolded: fold(seed.title),
    excerpt: seed.excerpt,
    type: seed.type,
    publishedOn: seed.publishedOn ?? null,
    firstPublicOn: seed.firstPublicOn,
    year: seed.year,
    venue: await venueOf(manager, seed.venue),
    presentation: seed.presentation ?? null,
  });
  await manager.insert(
    PaperIdentifierEntity,
    identifiersOf(seed).map((identifier) => ({ ...identifier, paper })),
  );
  await manager.insert(
    PaperLinkEntity,
    seed.links.map((link, index) => ({ ...link, paperId: paper.id, position: index + 1 })),
  );
  for (const [index, { name }] of seed.authors.entries()) {
    const author = await authorOf(manager, name);
    await manager.insert(AuthorshipEntity, { paperId: paper.id, position: index + 1, author, rawName: name });
  }
  for (const [index, name] of seed.areas.entries()) {
    const area = await areaOf(manager, name);
    await manager.insert(PaperAreaEntity, { paperId: paper.id, position: index + 1, area });
  }
  await manager.insert(SourceRecordEntity, {
    sourceKey: seed.source,
    paper,
    position: 1,
    payloadHashes: [createHash('sha256').update(JSON.stringify(seed)).digest()],
  });
  return paper.id;
}

/** Puts papers at the end of the collection that do not stand in it yet. */
async function collect(manager: EntityManager, file: SeedFile, paperIds: readonly number[]): Promise<void> {
  const { slug } = file.collection;
  const collection =
    (await manager.findOneBy(CollectionEntity, { slug })) ??
    (await manager.save(CollectionEntity, { ...file.collection }));
  const places = await manager.find(CollectionPaperEntity, {
    where: { collectionId: collection.id },
    relations: { paper: true },
  });
  const present = new Set(places.map((place) => place.paper.id));
  const last = Math.max(0, ...places.map((place) => place.position));
  const missing = paperIds.filter((id) => !present.has(id));
  await manager.insert(
    CollectionPaperEntity,
    missing.map((id, index) => ({ collectionId: collection.id, paper: { id }, position: last + index + 1 })),
  );
}

/**
 * Writes the ten papers of the seed page and their collection, in one transaction. What is there already stays as it
 * is, so that seeding again changes nothing, and neither does seeding a graph that has some of the papers from elsewhere.
 */
export async function seed(dataSource: DataSource, file: SeedFile = SEED): Promise<SeedResult> {
  return dataSource.transaction(async (manager) => {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
    const papers: number[] = [];
    const created: number[] = [];
    for (const paper of file.papers) {
      const known = await knownPaper(manager, paper);
      const id = known ?? (await createPaper(manager, paper));
      papers.push(id);
      if (known === null) created.push(id);
    }
    await collect(manager, file, papers);
    if (created.length > 0) await refreshDerivedData(manager, created);
    return { created: created.length };
  });
}
