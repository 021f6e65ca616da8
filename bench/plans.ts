// Says which operations read a large table of the corpus from end to end, and what each looks at:
// npm run bench:plans -- [CORPUS] [--keep FOLDER]
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'graphql';
import { createDataSource } from '../src/database/data-source';
import { composeSupergraph } from '../src/gateway/compose';
import { createEngine } from '../src/gateway/create-engine';
import { SUBGRAPHS } from '../src/subgraphs';
import { readCases } from '../test/graph/operation-case';
import { tellPlans, watchPlans } from '../test/harness/plan-watch';
import { openCorpus } from './reads/corpus-database';
import { GRAPH_OPERATIONS } from './reads/graph-operations';
import { OPERATIONS, type OperationName, type ParameterSets } from './reads/operations';
import { chooseParameters, SMALL_VARIETY } from './reads/parameters';

const root = path.join(__dirname, '..');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' } },
});

/** Rows beyond which a table is large. */
const LARGE = 1_000;
/** Share of the papers that may be read in the order of an index before enough of them pass a filter. */
const LONGEST_WALK = 0.25;
/** Parameters of each operation that are tried. */
const TRIED = 5;

type Variables = Readonly<Record<string, unknown>>;
interface Asked {
  readonly name: string;
  readonly source: string;
  readonly variables: Variables;
}

/** What the bench measures. */
function measured(sets: ParameterSets): Asked[] {
  const asked = <Name extends OperationName>(name: Name): Asked[] =>
    sets[name].slice(0, TRIED).map((parameters) => ({
      name,
      source: GRAPH_OPERATIONS[name].document,
      variables: GRAPH_OPERATIONS[name].variables(parameters),
    }));
  return OPERATIONS.flatMap(asked);
}

/** What is documented, asked of the corpus; operations that are not named ask what their folders say. */
function documented({ paper, author, area, search, papersByIds }: ParameterSets): Asked[] {
  const [slug, ids] = [paper[0]?.slug, papersByIds[0]?.ids.map((id) => `paper_${id}`)];
  const ofCorpus: Readonly<Record<string, Variables>> = {
    AnyNode: { ids },
    AreaPage: { id: area[0]?.slug },
    AuthorPage: { id: author[0]?.slug },
    AuthorsOfPapers: { title: search[0]?.text },
    Citations: { id: slug },
    PaperByArxivId: { id: slug },
    PapersByIds: { ids },
    SearchPapers: { search: search[0]?.text },
  };
  return readCases().map(({ name, source, variables }) => ({
    name,
    source,
    variables: { ...variables, ...ofCorpus[name] },
  }));
}

async function main(): Promise<void> {
  const file = path.resolve(positionals[0] ?? path.join(root, '../shared/data/papers.jsonl.gz'));
  if (!existsSync(file)) {
    console.log(`Nothing is looked at: there is no corpus ${file}; name another file.`);
    return;
  }
  const { server, database, papers } = await openCorpus(file, options.keep && path.resolve(options.keep));
  try {
    const sets = await chooseParameters(database.dataSource, SMALL_VARIETY);
    await tellPlans(database.dataSource);
    const watched = await createDataSource({ connection: database.connection }).initialize();
    const plans = await watchPlans(watched, LARGE, papers * LONGEST_WALK);
    const subgraphs = Object.values(SUBGRAPHS).map((create) => create(watched));
    const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });
    for (const { name, source, variables } of [...documented(sets), ...measured(sets)]) {
      plans.clear();
      const document = parse(source);
      const { errors } = await engine.execute({ document, source, variables, scope: { requestId: 'plans' } });
      if (errors) throw new Error(`${name}: ${errors.map(({ message }) => message).join('; ')}`);
      const statements = plans.statements();
      const buffers = statements.reduce((sum, statement) => sum + statement.buffers, 0);
      console.log(`${name}: ${statements.length} statements, ${buffers} buffers`);
      for (const { sql, wholeReads } of statements) {
        if (wholeReads.size === 0) continue;
        process.exitCode = 1;
        console.log(`  ${[...wholeReads].join(', ')}: ${sql.replace(/\s+/g, ' ')}`);
      }
    }
    await watched.destroy();
  } finally {
    await database.dataSource.destroy();
    await server.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
