import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { Outcome, Program } from '../cli/program';
import { createDice } from '../graph/dice';

/** How often each test kills: `npm run faults` sets it, as does whoever looks for a fault that is rare. */
const KILLS = process.env.FAULT_KILLS;

/** Repeats the moments of a run before, whose seed it printed. */
const SEED = process.env.FAULT_SEED;

/** How much of what an import writes had been committed when it was killed. */
export type Progress = 'nothing' | 'something' | 'everything';

/** One kill in the middle of an import. */
export interface Kill {
  /** Milliseconds after the start. */
  readonly moment: number;
  readonly progress: Progress;
}

/** Random moments in milliseconds, one in each equal part of a run that takes so long. Prints their seed. */
export function momentsOf(what: string, usual: number, duration: number): number[] {
  const count = Number(KILLS ?? usual);
  const seed = Number(SEED ?? randomInt(2 ** 31));
  console.log(`${what}: ${count} kills over ${Math.round(duration)} ms, FAULT_SEED=${seed}`);
  const dice = createDice(seed);
  return Array.from({ length: count }, (_, part) => ((part + dice.number(1_000) / 1_000) * duration) / count);
}

/** Waits for a moment in a program's life. @returns whether it is still running then */
export async function isRunningAfter(program: Program, moment: number): Promise<boolean> {
  // Time itself is what is tried here: no event tells of a random moment.
  await Promise.race([delay(moment), program.ended]);
  return program.child.exitCode === null;
}

/** Fails where kills have not hit all stages of imports; prints where they did. */
export function expectSpread(what: string, kills: readonly Kill[]): void {
  const hits = (progress: Progress) => kills.filter((kill) => kill.progress === progress).length;
  const [before, between, after] = [hits('nothing'), hits('something'), hits('everything')];
  const moments = kills.map(({ moment }) => Math.round(moment)).join(', ');
  console.log(
    `${what}: ${before} before the first commit, ${between} between two, ${after} after the last, at ${moments} ms`,
  );
  expect(before).toBeGreaterThan(0);
  expect(between).toBeGreaterThan(0);
  expect(after).toBeGreaterThan(0);
}

/** What people are told must be no stack, and nothing unexpected. */
export function expectClear({ stderr }: Outcome): void {
  expect(stderr).not.toMatch(/unexpected failure|^\s+at |Error:|undefined|\[object/m);
}
