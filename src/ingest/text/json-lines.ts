import { InputError } from '../input-error';
import { type Fault, fault } from './fault';
import { linesOf } from './lines';

/** A JSON value of an input. */
export interface JsonValue {
  readonly kind: 'value';
  /** Where it begins, from 1. */
  readonly line: number;
  readonly value: unknown;
}

/** So many lines that are no JSON, with none before them that is, are another format. */
const PATIENCE = 100;

/** The value of a JSON text, or the fault that it is none. */
export function parsed(text: string, line: number): JsonValue | Fault {
  try {
    return { kind: 'value', line, value: JSON.parse(text) };
  } catch (error) {
    return fault(line, `is not JSON: ${error instanceof Error ? error.message : error}`, text);
  }
}

/**
 * One JSON value a line; lines of white space are passed over, lines that are no JSON are faults.
 * @throws InputError when the first hundred lines are all faults
 */
export async function* jsonLines(input: AsyncIterable<Buffer>): AsyncGenerator<JsonValue | Fault> {
  let faults = 0;
  let isJson = false;
  let isOver = false;
  async function* untilOver(): AsyncGenerator<Buffer> {
    yield* input;
    isOver = true;
  }
  for await (const read of linesOf(untilOver())) {
    const value = read.kind === 'line' ? parsed(read.text, read.line) : read;
    // Only a line without an end comes once the input is over.
    const isCutOff = isOver && value.kind === 'fault' && /^\s*\{/.test(value.text);
    yield isCutOff ? { ...value, reason: `${value.reason}; the file seems to be cut off here` } : value;
    if (value.kind === 'value') isJson = true;
    else faults += 1;
    if (!isJson && faults >= PATIENCE)
      throw new InputError(`the first ${PATIENCE} lines are not JSON`, value.line);
  }
}
