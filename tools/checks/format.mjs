// Formatting and lint by Biome, warnings included.
import { problemsOf } from './support/program.mjs';

export async function run(root) {
  return {
    problems: await problemsOf(root, 'biome', ['check', '--error-on-warnings', '--colors=off', '.']),
  };
}
