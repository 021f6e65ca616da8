// The schemas in schema/ are what the program prints now, and are committed.
import { runProgram } from './support/program.mjs';

export async function run(root) {
  const printed = await runProgram(root, process.execPath, ['bin/papergraph.js', 'schema', '--check']);
  const problems =
    printed.status === 0 ? [] : [printed.output || `schema --check exited with ${printed.status}`];
  const { stdout } = await runProgram(root, 'git', ['status', '--porcelain', '--', 'schema']);
  for (const line of stdout.split('\n').filter(Boolean)) problems.push(`${line.slice(3)} is not committed`);
  return { problems };
}
