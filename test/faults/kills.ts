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
function momentsOf(what: string, usual: number, duration: number): number[] {
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

/** Looks again and again, as long as a program runs. @returns whether it held while that was running */
export async function heldWhileRunning(program: Program, holds: () => Promise<boolean>): Promise<boolean> {
  while (program.child.exitCode === null) {
    if (await holds()) return program.child.exitCode === null;
    await delay(10);
  }
  return false;
}

/** Fails where kills have not hit all stages of imports; prints where they did. */
function expectSpread(what: string, kills: readonly Kill[]): void {
  const hits = (progress: Progress) => kills.filter((kill) => kill.progress === progress).length;
  const [before, between, after] = [hits('nothing'), hits('something'), hits('everything')];
  const moments = kills.map(({ moment }) => Math.round(moment)).join(', ');
  console.log(
    `${what}: ${before} before the first commit, ${between} between two, ${after} after the last, at ${moments} ms`,
  );
  expect(between).toBeGreaterThan(0);
  // The few of the usual tests may miss the short time at either end of a run.
  if (KILLS === undefined) return;
  expect(before).toBeGreaterThan(0);
  expect(after).toBeGreaterThan(0);
}

/** When to kill: so many milliseconds after the start, or as soon as all has been committed. */
export type Moment = number | 'after the last commit';

/**
 * Kills imports, each on its own, at random moments all over a run, and at least one behind its last commit.
 * @param options.usual how often, unless the environment says otherwise
 * @param options.duration milliseconds that a run without a kill takes
 * @param options.kill kills one import and compares; undefined where that had ended before
 */
export async function killAllOver(
  what: string,
  options: { usual: number; duration: number; kill(moment: Moment): Promise<Kill | undefined> },
): Promise<void> {
  const kills: Kill[] = [];
  for (const moment of momentsOf(what, options.usual, options.duration)) {
    let kill: Kill | undefined;
    // The machine may be quicker now than it was when the clean run was timed.
    for (let at = moment; !kill; at *= 0.8) kill = await options.kill(at);
    kills.push(kill);
  }
  // What is left to do after the last commit takes so little that an importer may be gone before it is killed.
  for (let tries = 5; tries > 0 && !kills.some(({ progress }) => progress === 'everything'); tries -= 1) {
    const kill = await options.kill('after the last commit');
    if (kill) kills.push(kill);
  }
  expectSpread(what, kills);
}

/** What people are told must be no stack, and nothing unexpected. */
export function expectClear({ stderr }: Outcome): void {
  expect(stderr).not.toMatch(/unexpected failure|^\s+at |Error:|undefined|\[object/m);
}
