import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { ask } from '../engine/subgraph-processes';
import type { ComparedRequests } from './answers';
import type { Contender } from './contender';
import type { LoadSample, LoadTask } from './load-process';

/** What one contender did in one round. */
export interface Sample extends LoadSample {
  /** CPU time of all processes of the contender in this round, in milliseconds. */
  readonly serverCpu: number;
  /** Of all processes of Postgres. */
  readonly postgresCpu: number;
}

/** How much is sent. */
export interface Load {
  readonly connections: number;
  readonly milliseconds: number;
}

/** Sends requests from a process of its own. */
export class LoadGenerator {
  readonly #process: ChildProcess = fork(path.join(__dirname, 'load-process.ts'));

  /** @param postgresSeconds that Postgres has taken so far */
  constructor(readonly postgresSeconds: () => number) {}

  /** @throws Error where an answer under load is not the one compared before */
  async run({ port, cpuSeconds }: Contender, compared: ComparedRequests, load: Load): Promise<Sample> {
    const task: LoadTask = { port, ...compared, ...load };
    const before = { server: cpuSeconds(), postgres: this.postgresSeconds() };
    const sample = await ask<LoadSample | { failure: string }>(this.#process, task);
    if ('failure' in sample) throw new Error(sample.failure);
    return {
      ...sample,
      serverCpu: (cpuSeconds() - before.server) * 1000,
      postgresCpu: (this.postgresSeconds() - before.postgres) * 1000,
    };
  }

  stop(): void {
    this.#process.disconnect();
  }
}
