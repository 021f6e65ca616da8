// Files, exports and packages that nothing uses, found by Knip.
import { problemsOf } from './support/program.mjs';

export async function run(root) {
  return { problems: await problemsOf(root, 'knip', ['--no-progress']) };
}
