import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { TestGraph, Variables } from './graph';

const FOLDER = path.join(__dirname, '../../operations');

/** A documented operation: a folder of `operations/` with its text, its variables, its answer and its SQL. */
export interface OperationCase {
  readonly name: string;
  readonly source: string;
  readonly variables: Variables;
  readonly folder: string;
}

/** What an operation answers on the seed, and the statements it costs, in the order of their texts. */
export interface Outcome {
  readonly answer: string;
  readonly sql: string;
}

/** Every documented operation, by name. */
export function operationCases(): OperationCase[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map((entry) => {
    const folder = path.join(FOLDER, entry.name);
    const text = readdirSync(folder).find((file) => file.endsWith('.graphql'));
    if (!text) throw new Error(`operations/${entry.name} has no .graphql file`);
    const variables = path.join(folder, 'variables.json');
    return {
      name: entry.name,
      folder,
      source: readFileSync(path.join(folder, text), 'utf8'),
      variables: existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : {},
    };
  });
}

/**
 * Runs a case. Steps of a plan that run side by side may send their statements in either order, so these are sorted.
 */
export async function outcomeOf(graph: TestGraph, { source, variables }: OperationCase): Promise<Outcome> {
  graph.statements();
  const answer = await graph.run(source, variables);
  const statements = graph.statements().map((sql) => `${sql.replace(/\s+/g, ' ').trim()};\n`);
  return { answer: `${JSON.stringify(answer, null, 2)}\n`, sql: statements.sort().join('\n') };
}

/** The outcome recorded beside the case. */
export function recordedOutcome({ folder }: OperationCase): Outcome {
  const read = (file: string): string => {
    const place = path.join(folder, file);
    return existsSync(place) ? readFileSync(place, 'utf8') : '';
  };
  return { answer: read('expected.json'), sql: read('expected.sql') };
}

/** Records an outcome beside the case. */
export function recordOutcome({ folder }: OperationCase, { answer, sql }: Outcome): void {
  writeFileSync(path.join(folder, 'expected.json'), answer);
  writeFileSync(path.join(folder, 'expected.sql'), sql);
}
