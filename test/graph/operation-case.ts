import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestGraph, Variables } from './graph';

/** Where the documented operations are. */
export const OPERATIONS = path.join(__dirname, '../../operations');

/** What an operation gives on the seed and what it costs. */
export interface Recorded {
  readonly answer: unknown;
  /** Every SQL text sent, white space made even. */
  readonly statements: readonly string[];
}

/** A documented operation, as its folder holds it. */
export interface OperationCase {
  readonly folder: string;
  /** The name of the file, which is the operation's. */
  readonly name: string;
  readonly source: string;
  readonly variables: Variables;
  /** Absent before it was recorded for the first time. */
  readonly expected?: Recorded;
}

const SEPARATOR = ';\n\n';

function readCase(name: string): OperationCase {
  const folder = path.join(OPERATIONS, name);
  const [file = '', ...others] = readdirSync(folder).filter((entry) => entry.endsWith('.graphql'));
  if (!file || others.length > 0) throw new Error(`operations/${name} must hold one .graphql file`);
  const text = (entry: string): string => readFileSync(path.join(folder, entry), 'utf8');
  return {
    folder,
    name: path.basename(file, '.graphql'),
    source: text(file),
    variables: JSON.parse(text('variables.json')),
    ...(existsSync(path.join(folder, 'expected.json'))
      ? {
          expected: {
            answer: JSON.parse(text('expected.json')),
            statements: text('expected.sql').split(SEPARATOR).slice(0, -1),
          },
        }
      : {}),
  };
}

/** Every documented operation. */
export function readCases(): OperationCase[] {
  return readdirSync(OPERATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => readCase(entry.name));
}

/** Runs a case's operation and gives its answer and statements. */
export async function record(graph: TestGraph, { source, variables }: OperationCase): Promise<Recorded> {
  graph.statements();
  const answer = await graph.run(source, variables);
  return { answer, statements: graph.statements().map((sql) => sql.replace(/\s+/g, ' ').trim()) };
}

/** The content of `expected.json` and `expected.sql`. */
export function asFiles({ answer, statements }: Recorded): { json: string; sql: string } {
  return {
    json: `${JSON.stringify(answer, null, 2)}\n`,
    sql: statements.map((sql) => `${sql}${SEPARATOR}`).join(''),
  };
}

/** What is not as expected, in words; empty where all is. Statements sent at one time may come in any order. */
export function differences(expected: Recorded, actual: Recorded): string[] {
  const found: string[] = [];
  if (asFiles(expected).json !== asFiles(actual).json) {
    found.push(`answer: expected ${asFiles(expected).json}got ${asFiles(actual).json}`);
  }
  const left = [...expected.statements];
  for (const sql of actual.statements) {
    const place = left.indexOf(sql);
    if (place < 0) found.push(`unexpected statement: ${sql}`);
    else left.splice(place, 1);
  }
  return [...found, ...left.map((sql) => `missing statement: ${sql}`)];
}
