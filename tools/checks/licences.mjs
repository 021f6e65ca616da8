// Every package that `npm ci` installs, here or on another platform, has a licence we may pass on with ours.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** SPDX identifiers that ask for no more than their notice to be kept. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'PSF-2.0', // Python's, without its copyleft ancestors: argparse, a port of Python's module
]);

/** Packages under another licence, and why that is well. */
const EXCEPTIONS = [
  {
    name: 'axe-core',
    licence: 'MPL-2.0',
    reason:
      'asks for changed files of its own to be published; tests run it as it is, and it is not installed with papergraph',
  },
  {
    name: 'caniuse-lite',
    licence: 'CC-BY-4.0',
    reason: 'a table of browsers that Babel reads below Jest; neither installed with papergraph nor changed',
  },
];

/**
 * Whether an SPDX expression names allowed licences only. Of `A OR B` one would do; no package has made that matter,
 * so both must be allowed. Exceptions to a licence (`WITH`) are not allowed: they need reading.
 */
function isAllowed(expression) {
  const words = expression.replace(/[()]/g, ' ').trim().split(/\s+/);
  return words.every((word) => word === 'AND' || word === 'OR' || ALLOWED.has(word));
}

/** Old manifests give an object, or a list of objects. */
function licenceOf({ license, licenses }) {
  const stated = license ?? (Array.isArray(licenses) ? licenses[0] : licenses);
  return typeof stated === 'object' ? stated?.type : stated;
}

/** The package's own manifest, or the lock file's copy of it where the package is for another platform. */
async function manifestOf(folder, locked) {
  try {
    return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT' && locked.optional) return locked;
    throw error;
  }
}

export async function run(root) {
  const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const problems = [];
  for (const [place, locked] of Object.entries(packages)) {
    if (!place.startsWith('node_modules/')) continue;
    const name = place.replace(/^.*node_modules\//, '');
    const licence = licenceOf(await manifestOf(path.join(root, place), locked));
    const excepted = EXCEPTIONS.some((exception) => exception.name === name && exception.licence === licence);
    if (!licence) problems.push(`${place} states no licence`);
    else if (!isAllowed(licence) && !excepted) problems.push(`${place} is under ${licence}`);
  }
  return { problems };
}
