import { strict as assert } from 'node:assert';
import type { Contender } from './contender';
import { type HttpRequest, wireForm } from './http-request';
import type { AnyParameters, OperationName, ParameterSets } from './operations';
import { send } from './send';

/** Requests of one operation to one contender, which have been answered rightly. */
export interface ComparedRequests {
  /** In wire form, base64. */
  readonly requests: readonly string[];
  /** Of each answer's body. */
  readonly bytes: readonly number[];
}

/** Where a page ends is each server's own affair: only whether it says so is compared. */
function withoutCursors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCursors);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'endCursor' ? typeof part === 'string' : withoutCursors(part),
    ]),
  );
}

async function ask(
  contender: Contender,
  operation: OperationName,
  request: HttpRequest,
  parameters: AnyParameters,
) {
  const { status, text } = await send(contender.port, request);
  if (status !== 200)
    throw new Error(`${contender.name} answers ${operation} with ${status}: ${text.slice(0, 1_000)}`);
  return {
    answer: withoutCursors(contender.answerOf(operation, text, parameters)),
    request: wireForm(request).toString('base64'),
    bytes: Buffer.byteLength(text),
  };
}

function requireSame(answer: unknown, expected: unknown, what: string): void {
  try {
    assert.deepEqual(answer, expected);
  } catch (error) {
    throw new Error(`${what}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/**
 * Asks all contenders for all answers of an operation; the first one's are what the others' must equal.
 * @throws Error with the difference
 */
export async function compareAnswers(
  contenders: readonly Contender[],
  operation: OperationName,
  sets: ParameterSets,
): Promise<ReadonlyMap<Contender, ComparedRequests>> {
  const compared = new Map<Contender, { requests: string[]; bytes: number[] }>();
  for (const parameters of sets[operation]) {
    let expected: unknown;
    for (const contender of contenders) {
      // The sets of an operation have its parameters.
      const request = contender.requestOf(operation, parameters as AnyParameters & never);
      if (!request) continue;
      const { answer, ...sent } = await ask(contender, operation, request, parameters);
      expected ??= answer;
      requireSame(
        answer,
        expected,
        `${contender.name} differs at ${operation} of ${JSON.stringify(parameters)}`,
      );
      const all = compared.get(contender) ?? { requests: [], bytes: [] };
      all.requests.push(sent.request);
      all.bytes.push(sent.bytes);
      compared.set(contender, all);
    }
  }
  return compared;
}
