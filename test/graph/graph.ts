import { type ExecutionResult, execute, parse, validate } from 'graphql';
import { composeSupergraph } from '../../src/gateway/compose';
import { createEngine } from '../../src/gateway/create-engine';
import type { Engine } from '../../src/gateway/engine';
import type { LocalSubgraph } from '../../src/graphql/subgraph';
import { SUBGRAPHS } from '../../src/subgraphs';
import { createTestDatabase, type TestDatabase } from '../harness/test-database';
import { createMonolith, type Monolith } from './monolith';

/** Variables of an operation, as a client sends them. */
export type Variables = Readonly<Record<string, unknown>>;

/** An answer as a client receives it: after JSON. */
export interface Answer {
  // What an operation gives depends on its text; each test says what it expects.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly data?: any;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
}

/** The whole graph over a database of its own: the three subgraphs behind the gateway's engine. */
export interface TestGraph {
  /** Runs an operation through the engine. One that does not validate is answered with the validation errors. */
  run(source: string, variables?: Variables): Promise<Answer>;
  /** Runs it and gives its data; throws on any error. */
  // biome-ignore lint/suspicious/noExplicitAny: as for Answer
  data(source: string, variables?: Variables): Promise<any>;
  /** Runs it on the schema without federation. */
  runOnMonolith(source: string, variables?: Variables): Promise<Answer>;
  /** Every SQL text sent since the last call. */
  statements(): string[];
  readonly database: TestDatabase;
  readonly subgraphs: readonly LocalSubgraph[];
  readonly engine: Engine;
  readonly monolith: Monolith;
  close(): Promise<void>;
}

function asReceived({ data, errors }: ExecutionResult): Answer {
  return JSON.parse(JSON.stringify({ data, errors }));
}

const validationErrors = (errors: readonly { message: string }[]): Answer => ({
  errors: errors.map(({ message }) => ({ message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } })),
});

/** Makes the graph: empty, or with the ten papers of the seed. */
export async function createTestGraph(template: 'empty' | 'seeded' = 'seeded'): Promise<TestGraph> {
  const database = await createTestDatabase(template);
  const subgraphs = Object.values(SUBGRAPHS).map((create) => create(database.dataSource));
  const engine = createEngine({ supergraphSdl: composeSupergraph(subgraphs), subgraphs });
  const monolith = createMonolith(subgraphs, database.dataSource);

  async function run(source: string, variables?: Variables): Promise<Answer> {
    const document = parse(source);
    const invalid = validate(engine.apiSchema, document);
    if (invalid.length > 0) return validationErrors(invalid);
    return asReceived(await engine.execute({ document, source, variables, scope: { requestId: 'test' } }));
  }

  return {
    run,
    async data(source, variables) {
      const { data, errors } = await run(source, variables);
      if (errors) throw new Error(`${errors.map(({ message }) => message).join('\n')}\nin ${source}`);
      return data;
    },
    async runOnMonolith(source, variableValues) {
      const { schema } = monolith;
      const document = parse(source);
      const invalid = validate(schema, document);
      if (invalid.length > 0) return validationErrors(invalid);
      const contextValue = monolith.createContext();
      return asReceived(await execute({ schema, document, contextValue, variableValues }));
    },
    statements: () => database.statements(),
    database,
    subgraphs,
    engine,
    monolith,
    close: () => database.drop(),
  };
}
