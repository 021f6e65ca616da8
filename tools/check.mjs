// Runs the project's checks, or those that are named: node tools/check.mjs [--root FOLDER] [NAME…]
// Prints one line a check; every check runs even when another fails. Exits with 1 when one failed, 2 on a wrong name.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** Each is a module of that name in tools/checks/, exporting `run(root)`. In the order in which they run. */
const CHECKS = [
  'types',
  'format',
  'imports',
  'unused',
  'pins',
  'lock',
  'licences',
  'private-words',
  'schema',
  'compatibility',
  'contract',
  'documents',
  'descriptions',
  'commands',
  'links',
  'variables',
  'widget',
];

/**
 * What a check found.
 * @typedef {object} Outcome
 * @property {string[]} problems one line each, or a program's whole report; empty when all is well
 * @property {string} [skipped] why there was nothing to check
 */

/** @returns {Promise<Outcome>} a check that throws has failed, it does not stop the others */
async function outcomeOf(name, root) {
  try {
    const { run } = await import(`./checks/${name}.mjs`);
    return await run(root);
  } catch (error) {
    return { problems: [`the check itself failed: ${error.stack}`] };
  }
}

function report(name, { problems, skipped }, milliseconds) {
  const word = problems.length > 0 ? 'FAIL' : skipped ? 'skip' : 'ok';
  const note = skipped ? `  ${skipped}` : '';
  console.log(`${word.padEnd(4)}  ${name.padEnd(13)} ${(milliseconds / 1000).toFixed(1)} s${note}`);
  for (const problem of problems) console.log(problem.replace(/^/gm, '      '));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    root: { type: 'string', default: path.join(path.dirname(fileURLToPath(import.meta.url)), '..') },
  },
});
const unknown = positionals.filter((name) => !CHECKS.includes(name));
if (unknown.length > 0) {
  console.error(`no check is called ${unknown.join(', ')}; there are ${CHECKS.join(', ')}`);
  process.exit(2);
}

const root = path.resolve(values.root);
const failed = [];
for (const name of positionals.length > 0 ? positionals : CHECKS) {
  const started = performance.now();
  const outcome = await outcomeOf(name, root);
  report(name, outcome, performance.now() - started);
  if (outcome.problems.length > 0) failed.push(name);
}
if (failed.length > 0) {
  console.log(`\nfailed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
