// Sends requests as each message says, a LoadTask, and answers it with a LoadSample.
import { Connection } from './connection';

/** What to send for how long. */
export interface LoadTask {
  readonly port: number;
  /** In wire form, base64; sent in turns by all connections together. */
  readonly requests: readonly string[];
  /** Of each answer's body. */
  readonly bytes: readonly number[];
  readonly connections: number;
  readonly milliseconds: number;
}

/** What came of it. */
export interface LoadSample {
  readonly answers: number;
  readonly milliseconds: number;
  /** Of the answers' times, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

async function load({ port, requests, bytes, connections, milliseconds }: LoadTask): Promise<LoadSample> {
  const wire = requests.map((request) => Buffer.from(request, 'base64'));
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const times: number[] = [];
  let turn = 0;
  const began = performance.now();
  async function ask(connection: Connection): Promise<void> {
    for (let now = began; now - began < milliseconds; ) {
      const index = turn % wire.length;
      turn += 1;
      const { status, bytes: received } = await connection.ask(wire[index] as Buffer); // index < wire.length
      if (status !== 200 || received !== bytes[index]) {
        throw new Error(
          `under load request ${index} is answered with ${status} and ${received} bytes, not 200 and ${bytes[index]}`,
        );
      }
      const after = performance.now();
      times.push(after - now);
      now = after;
    }
  }
  await Promise.all(open.map(ask));
  const took = performance.now() - began;
  for (const connection of open) connection.close();
  times.sort((left, right) => left - right);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN;
  return { answers: times.length, milliseconds: took, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (task: LoadTask) => {
  load(task).then(
    (sample) => process.send?.(sample),
    (error) => process.send?.({ failure: String(error) }),
  );
});
process.on('disconnect', () => process.exit());
