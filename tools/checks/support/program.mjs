import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const PROGRAMS = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../../node_modules/.bin');

/**
 * Runs a program in `root` to its end.
 * @returns {Promise<{ status: number | null, stdout: string, output: string }>} `output` is stdout, then stderr
 */
export async function runProgram(root, command, args) {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { status, stdout, output: `${stdout}${stderr}`.trim() };
}

/**
 * Runs a program of one of our packages as a check: whatever it exits with but 0 is a problem, told in its own words.
 * @returns {Promise<string[]>} problems
 */
export async function problemsOf(root, program, args) {
  const { status, output } = await runProgram(root, path.join(PROGRAMS, program), args);
  return status === 0 ? [] : [output || `${program} exited with ${status}`];
}
