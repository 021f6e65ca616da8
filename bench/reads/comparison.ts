import { compareAnswers } from './answers';
import type { Contender } from './contender';
import type { LoadGenerator } from './load';
import { measureOperation, type Timing } from './measure';
import type { OperationName, ParameterSets } from './operations';
import { MANY, type Measured, type Row } from './results';

/** What is measured. */
export interface ComparisonOptions {
  readonly contenders: readonly Contender[];
  readonly operations: readonly OperationName[];
  readonly sets: ParameterSets;
  readonly generator: LoadGenerator;
  readonly timing: Timing;
}

/**
 * Measures every operation of every contender, all answers of an operation being compared first.
 * @throws Error with the first difference
 */
export async function measureContenders(options: ComparisonOptions): Promise<Measured> {
  const { contenders, operations, sets, generator, timing } = options;
  const compared = new Map<OperationName, Awaited<ReturnType<typeof compareAnswers>>>();
  for (const operation of operations) {
    compared.set(operation, await compareAnswers(contenders, operation, sets));
  }
  console.error('all answers are the same');
  const one: Record<string, Row> = {};
  const many: Record<string, Row> = {};
  for (const [operation, requests] of compared) {
    one[operation] = await measureOperation(generator, requests, 1, timing);
    many[operation] = await measureOperation(generator, requests, MANY, timing);
    console.error(`measured ${operation}`);
  }
  const peakMegabytes = Object.fromEntries(
    contenders.map((contender) => [contender.name, Math.round(contender.peakMegabytes())]),
  );
  return { one, many, peakMegabytes };
}
