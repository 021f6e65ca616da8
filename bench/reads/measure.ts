import type { ComparedRequests } from './answers';
import type { Contender } from './contender';
import type { LoadGenerator, Sample } from './load';
import { cellOf, type Row } from './results';

/** How long each part of a measurement takes. */
export interface Timing {
  readonly rounds: number;
  readonly milliseconds: number;
  readonly warmUpMs: number;
}

/** Measures one operation: the contenders in turns, so that what else the machine does falls on all alike. */
export async function measureOperation(
  generator: LoadGenerator,
  compared: ReadonlyMap<Contender, ComparedRequests>,
  connections: number,
  { rounds, milliseconds, warmUpMs }: Timing,
): Promise<Row> {
  const samples = new Map<Contender, Sample[]>();
  for (const [contender, requests] of compared) {
    await generator.run(contender, requests, { connections, milliseconds: warmUpMs });
    samples.set(contender, []);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, requests] of compared) {
      const sample = await generator.run(contender, requests, { connections, milliseconds });
      samples.get(contender)?.push(sample);
    }
  }
  return Object.fromEntries([...samples].map(([{ name }, own]) => [name, cellOf(own)]));
}
