import { expect, it } from '@jest/globals';
import { Turns } from './turns';

/** Work that ends when it is told to. */
function work() {
  let end = (_error?: Error): void => {};
  const state = { began: false };
  const run = () => {
    state.began = true;
    return new Promise<string>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve('done'));
    });
  };
  return { state, run, end: (error?: Error) => end(error) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('as many work at once as may, the others in their order', async () => {
  const turns = new Turns(2);
  const works = [work(), work(), work(), work()];
  const outcomes = works.map(({ run }) => turns.take(run));
  const began = () => works.map(({ state }) => state.began);
  await settled();
  expect(began()).toEqual([true, true, false, false]);
  works[1]?.end();
  expect(await outcomes[1]).toBe('done');
  await settled();
  expect(began()).toEqual([true, true, true, false]);
  // Work that fails gives up its place as well.
  works[0]?.end(new Error('failed'));
  await expect(outcomes[0]).rejects.toThrow('failed');
  await settled();
  expect(began()).toEqual([true, true, true, true]);
  for (const { end } of works) end();
  await Promise.all(outcomes.slice(1));
  const last = work();
  const outcome = turns.take(last.run);
  expect(last.state.began).toBe(true);
  last.end();
  await outcome;
});
