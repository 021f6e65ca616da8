import { type ExecutionResult, execute, type GraphQLSchema, parse, validate } from 'graphql';
import { createEngine, type EngineOptions } from '../../src/gateway/create-engine';
import type { Engine } from '../../src/gateway/engine';
import type { RequestScope, Subgraph } from '../../src/graphql/subgraph';
import { createLibrary, librarySubgraphs, librarySupergraph, monolith } from './library';

type Variables = Readonly<Record<string, unknown>>;

export function createScope(signal?: AbortSignal): RequestScope {
  return { requestId: 'test', signal };
}

export function libraryEngine(
  subgraphs: readonly Subgraph[] = librarySubgraphs(createLibrary()),
  options: Partial<EngineOptions> = {},
): Engine {
  return createEngine({ supergraphSdl: librarySupergraph, subgraphs, ...options });
}

/** Executes a text on an engine and gives what a client would receive: after JSON. */
export async function ask(
  engine: Engine,
  source: string,
  variables?: Variables,
  scope: RequestScope = createScope(),
): Promise<ExecutionResult> {
  const document = parse(source);
  const invalid = validate(engine.apiSchema, document);
  if (invalid.length > 0) throw invalid[0];
  return asReceived(await engine.execute({ document, source, variables, scope }));
}

/** Executes a text on the monolith over a fresh library. */
export async function askMonolith(source: string, variables?: Variables): Promise<ExecutionResult> {
  const contextValue = createLibrary();
  return asReceived(await executeOn(monolith, source, contextValue, variables));
}

async function executeOn(
  schema: GraphQLSchema,
  source: string,
  contextValue: unknown,
  variableValues?: Variables,
): Promise<ExecutionResult> {
  return execute({ schema, document: parse(source), contextValue, variableValues });
}

function asReceived(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result));
}

/**
 * The places in the answer where errors left a null, without duplicates. What reports more than the first error below one
 * null is free to: the specification lets an executor stop early.
 */
export function nullPlaces({ data, errors = [] }: ExecutionResult): string[] {
  const places = errors.map(({ path = [] }) => {
    let value: unknown = data;
    let length = 0;
    while (length < path.length && value !== null && value !== undefined) {
      value = (value as Record<string | number, unknown>)[path[length] ?? '']; // walking what JSON.parse gave
      length += 1;
    }
    return JSON.stringify(path.slice(0, length));
  });
  return [...new Set(places)].sort();
}

/** Sends `count` documents that differ and gives the sizes of the engine's caches. */
export async function cacheSizesAfter(count: number, cacheSize: number): Promise<Record<string, number>> {
  const engine = libraryEngine(undefined, { cacheSize });
  for (let index = 0; index < count; index += 1) {
    const text = `query Q${index} ($c: Boolean!) { b${index}: book(id: "b1") { id @skip(if: $c) title } }`;
    await ask(engine, text, { c: index % 2 === 0 });
  }
  return engine.cacheSizes();
}
