import { refreshAreaSummaries } from '../../src/database/area-summaries';
import { writeBulkPapers } from '../harness/bulk-papers';
import { type PlanWatch, tellPlans, watchPlans } from '../harness/plan-watch';
import { createTestGraph, type TestGraph } from './graph';

/** Enough for some pages of three beyond page 5,000. */
const BULK_PAPERS = 15_100;
/** Rows. All tables that grow with the papers have more; venues and areas do not. */
const LARGE = 350;
/** Rows: a quarter of the papers. A page in an order that has an index is found along it, where a filter lets enough through. */
const LONGEST_WALK = BULK_PAPERS / 4;

/** The graph over the ten papers and many more, with the plans by which Postgres reads them. */
export interface BulkGraph extends TestGraph {
  readonly plans: PlanWatch;
}

/** Makes it. */
export async function createBulkGraph(): Promise<BulkGraph> {
  const graph = await createTestGraph('seeded');
  const { dataSource } = graph.database;
  await dataSource.transaction(async (manager) => {
    await writeBulkPapers(manager, { papers: BULK_PAPERS, authors: 6_000 });
    await refreshAreaSummaries((sql, parameters) => manager.query(sql, [...parameters]));
  });
  await dataSource.query('VACUUM ANALYZE');
  await tellPlans(dataSource);
  // Connections that are open already do not tell.
  await dataSource.destroy();
  await dataSource.initialize();
  return { ...graph, plans: await watchPlans(dataSource, LARGE, LONGEST_WALK) };
}
