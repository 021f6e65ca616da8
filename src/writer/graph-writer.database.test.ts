import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brokenLaws, emptyGraph } from '../../test/harness/graph-laws';
import { graphSnapshot } from '../../test/harness/graph-snapshot';
import { collidingPaper, separatePapers } from '../../test/harness/paper-corpus';
import { rowVersions, tablesWritten } from '../../test/harness/row-versions';
import { createTestDatabase, type TestDatabase } from '../../test/harness/test-database';
import { writePapers } from '../../test/harness/write-papers';
import type { InterchangePaper } from '../interchange/interchange-json';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());
beforeEach(() => emptyGraph(database.dataSource));

const RUNS = 20;

const imports = fc.array(fc.array(collidingPaper, { minLength: 1, maxLength: 6 }), {
  minLength: 1,
  maxLength: 3,
});
const batchSizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

const snapshot = () => graphSnapshot(database.dataSource, { timestamps: false });

/** Each paper as the keys of its sources and its identifiers, in an order of their own. */
const joined = () =>
  database.dataSource.query(
    `SELECT ARRAY(SELECT source_key FROM source_record WHERE paper_id = p.id ORDER BY 1) AS sources,
       ARRAY(SELECT value FROM paper_identifier WHERE paper_id = p.id ORDER BY 1) AS ids
     FROM paper p ORDER BY 1, 2`,
  );

/** What any sequence of imports must keep, and what the same must not depend on. */
describe('Imports of papers that have much in common', () => {
  test('leave a graph that keeps every law, and change nothing when they come again', async () => {
    await fc.assert(
      fc.asyncProperty(imports, batchSizes, async (runs, sizes) => {
        await emptyGraph(database.dataSource);
        for (const run of runs) {
          await writePapers(database.dataSource, run, sizes);
          expect(await brokenLaws(database.dataSource)).toEqual([]);
          const before = await rowVersions(database.dataSource);
          const again = await writePapers(database.dataSource, run, sizes);
          expect(new Set(again)).toEqual(new Set(['unchanged']));
          expect(tablesWritten(before, await rowVersions(database.dataSource))).toEqual([]);
        }
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
    );
  });

  // All with authors: of a record that names none any more, a batch knows the first author from the graph only by a key.
  const named = imports.map((runs) =>
    runs.map((run) =>
      run.map((paper) => ({ ...paper, authors: [{ name: 'Wei Wang' }, ...(paper.authors ?? [])] })),
    ),
  );

  test('join the same records whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(named, batchSizes, async (runs, sizes) => {
        await emptyGraph(database.dataSource);
        for (const run of runs) await writePapers(database.dataSource, run);
        const atOnce = await joined();
        await emptyGraph(database.dataSource);
        for (const run of runs) await writePapers(database.dataSource, run, sizes);
        expect(await joined()).toEqual(atOnce);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
    );
  });
});

describe('Imports of separate papers', () => {
  test('do not depend on where one batch ends and the next begins', async () => {
    await fc.assert(
      fc.asyncProperty(separatePapers(8), batchSizes, async (papers, sizes) => {
        await emptyGraph(database.dataSource);
        await writePapers(database.dataSource, papers);
        const atOnce = await snapshot();
        await emptyGraph(database.dataSource);
        await writePapers(database.dataSource, papers, sizes);
        expect(await snapshot()).toEqual(atOnce);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
    );
  });

  test('link exactly the references whose papers are there, and join no two persons by name whose identifiers differ', async () => {
    await fc.assert(
      fc.asyncProperty(separatePapers(8), batchSizes, async (papers, sizes) => {
        await emptyGraph(database.dataSource);
        await writePapers(database.dataSource, papers, sizes);
        expect(await database.dataSource.query(CITED_BY)).toEqual(citedBy(papers));
        // Each record gives an identifier at most, so that nothing but names could have joined two of them.
        expect(await database.dataSource.query(SEVERAL_IDENTIFIERS)).toEqual([]);
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: 45_000 },
    );
  });
});

const SEVERAL_IDENTIFIERS =
  'SELECT author_id, scheme FROM author_identifier GROUP BY author_id, scheme HAVING count(*) > 1';

const CITED_BY = `
  SELECT c.title AS citing, d.title AS cited FROM paper_reference r
  JOIN paper c ON c.id = r.citing_id JOIN paper d ON d.id = r.cited_id ORDER BY 1, 2`;

/** Which paper cites which, by what their records say. */
function citedBy(papers: readonly InterchangePaper[]): { citing: string; cited: string }[] {
  const titles = new Map<string, string>();
  for (const { source, title, ids } of papers) {
    for (const key of [source, ids?.doi, title?.toLowerCase()]) titles.set(String(key), String(title));
  }
  const links = papers.flatMap(({ title, references }) => {
    const cited = new Set(
      (references ?? []).flatMap(
        (reference) =>
          titles.get(String(reference.source ?? reference.doi ?? reference.title?.toLowerCase())) ?? [],
      ),
    );
    cited.delete(String(title));
    return [...cited].map((other) => ({ citing: String(title), cited: other }));
  });
  return links.sort((a, b) => (`${a.citing} ${a.cited}` < `${b.citing} ${b.cited}` ? -1 : 1));
}
