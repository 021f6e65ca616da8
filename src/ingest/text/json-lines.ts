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
  for await (const read of linesOf(input)) {
    const value = read.kind === 'line' ? parsed(read.text, read.line) : read;
    yield value;
    if (value.kind === 'value') isJson = true;
    else faults += 1;
    if (!isJson && faults >= PATIENCE)
      throw new InputError(`the first ${PATIENCE} lines are not JSON`, value.line);
  }
}
