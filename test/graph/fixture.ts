import type { EntityManager } from 'typeorm';
import { fold } from '../../src/bibliography/fold';
import { refreshAreaSummaries } from '../../src/database/area-summaries';
import { refreshDerivedData } from '../../src/database/derived-data';
import type { Corpus, CorpusPaper } from './corpus';
import { generateCorpus } from './generate-corpus';
import { createTestGraph, type TestGraph } from './graph';

/** Inserts rows given as objects by column name; all have the same columns. */
async function insert(manager: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  // Through JSON, so that a row of any width and type is one parameter.
  await manager.query(
    `INSERT INTO ${table} (${Object.keys(rows[0] ?? {}).join(', ')})
     SELECT ${Object.keys(rows[0] ?? {}).join(', ')} FROM json_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(rows)],
  );
}

function paperRow(paper: CorpusPaper): object {
  return {
    id: paper.key,
    slug: paper.slug,
    title: paper.title,
    title_folded: fold(paper.title),
    abstract: paper.abstract,
    excerpt: paper.excerpt,
    type: paper.type,
    published_on: paper.publishedOn,
    first_public_on: paper.firstPublicOn,
    year: paper.year,
    venue_id: paper.venue?.key ?? null,
    presentation: paper.presentation,
    keywords: paper.keywords,
    awards: paper.awards,
    citation_count: paper.citationCount,
    created_at: paper.createdAt,
    updated_at: paper.updatedAt,
  };
}

/** The rows of a relation, all positions counted from 1. */
function rowsBelow<Parent, Child>(
  parents: readonly Parent[],
  children: (parent: Parent) => readonly Child[],
  row: (parent: Parent, child: Child, position: number) => object,
): object[] {
  return parents.flatMap((parent) => children(parent).map((child, index) => row(parent, child, index + 1)));
}

async function writeNodes(manager: EntityManager, corpus: Corpus): Promise<void> {
  await insert(
    manager,
    'venue',
    corpus.venues.map(({ key, slug, name, acronym, kind }) => ({
      id: key,
      slug,
      name,
      name_folded: fold(name),
      search_text: fold(`${name} ${acronym ?? ''}`),
      acronym,
      kind,
    })),
  );
  await insert(
    manager,
    'organization',
    corpus.organizations.map(({ key, slug, name, ror, country }) => ({
      id: key,
      slug,
      name,
      name_folded: fold(name),
      ror,
      country,
    })),
  );
  await insert(
    manager,
    'research_area',
    corpus.areas.map(({ key, slug, name, description, parent }) => ({
      id: key,
      slug,
      name,
      name_folded: fold(name),
      description,
      parent_id: parent?.key ?? null,
      paper_count: 0,
    })),
  );
  await insert(
    manager,
    'author',
    corpus.authors.map((author) => ({
      id: author.key,
      slug: author.slug,
      name: author.name,
      name_folded: fold(author.name),
      given_name: author.givenName,
      family_name: author.familyName,
      alternate_names: author.alternateNames,
      orcid: author.orcid,
      homepage: author.homepage,
      paper_count: 0,
    })),
  );
  await insert(
    manager,
    'author_search',
    corpus.authors.map(({ key, name, alternateNames }) => ({
      author_id: key,
      name: fold(name),
      text: fold([name, ...alternateNames].join(' ')),
    })),
  );
  await insert(manager, 'paper', corpus.papers.map(paperRow));
  await insert(
    manager,
    'collection',
    corpus.collections.map(({ key, slug, title, description }) => ({ id: key, slug, title, description })),
  );
}

async function writeRelations(manager: EntityManager, { papers, collections }: Corpus): Promise<void> {
  const below = <Child>(
    children: (paper: CorpusPaper) => readonly Child[],
    row: (child: Child) => object,
    owner = 'paper_id',
  ) =>
    rowsBelow(papers, children, (paper, child, position) => ({
      [owner]: paper.key,
      position,
      ...row(child),
    }));
  await insert(
    manager,
    'paper_identifier',
    below(
      (paper) => paper.identifiers,
      (identifier) => identifier,
    ),
  );
  await insert(
    manager,
    'paper_link',
    below(
      (paper) => paper.links,
      (link) => link,
    ),
  );
  await insert(
    manager,
    'paper_area',
    below(
      (paper) => paper.areas,
      (area) => ({ area_id: area.key }),
    ),
  );
  await insert(
    manager,
    'paper_reference',
    below(
      (paper) => paper.references,
      (cited) => ({ cited_id: cited.key }),
      'citing_id',
    ),
  );
  await insert(
    manager,
    'authorship',
    below(
      (paper) => paper.authorships,
      ({ author, rawName, isCorresponding }) => ({
        author_id: author.key,
        raw_name: rawName,
        is_corresponding: isCorresponding,
      }),
    ),
  );
  await insert(
    manager,
    'affiliation',
    papers.flatMap((paper) =>
      rowsBelow(
        [...paper.authorships.entries()],
        ([, authorship]) => authorship.affiliations,
        ([index], organization, position) => ({
          paper_id: paper.key,
          author_position: index + 1,
          position,
          organization_id: organization.key,
          raw_text: organization.name,
        }),
      ),
    ),
  );
  await insert(
    manager,
    'collection_paper',
    rowsBelow(
      collections,
      (collection) => collection.papers,
      (collection, paper, position) => ({ collection_id: collection.key, paper_id: paper.key, position }),
    ),
  );
}

/** Writes a corpus into an empty database, keys as they are. */
export async function writeCorpus(manager: EntityManager, corpus: Corpus): Promise<void> {
  await writeNodes(manager, corpus);
  await writeRelations(manager, corpus);
  await refreshDerivedData(
    manager,
    corpus.papers.map((paper) => paper.key),
  );
  await refreshAreaSummaries((sql, parameters) => manager.query(sql, [...parameters]));
}

/** The graph over a generated corpus, with the corpus itself to compare answers with. */
export interface FixtureGraph extends TestGraph {
  readonly corpus: Corpus;
}

/** Makes it. @param size papers. */
export async function createFixtureGraph(size?: number): Promise<FixtureGraph> {
  const graph = await createTestGraph('empty');
  const corpus = generateCorpus(size);
  await graph.database.dataSource.transaction((manager) => writeCorpus(manager, corpus));
  await graph.database.dataSource.query('ANALYZE');
  graph.statements();
  return { ...graph, corpus };
}
