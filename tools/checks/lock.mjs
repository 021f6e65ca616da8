// package-lock.json names every package that another one there may want, for every platform: else `npm ci` refuses it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** The folders in which Node looks for a package that the one at `place` imports, nearest first. */
function foldersFrom(place) {
  const folders = ['node_modules/'];
  for (const { index } of place.matchAll(/\/node_modules\/|$/g)) {
    if (index > 0) folders.unshift(`${place.slice(0, index)}/node_modules/`);
  }
  return folders;
}

/**
 * Optional packages that a package of the lock file names, and the lock file has not.
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages by place, as the lock file has them
 * @returns {{ name: string, version: string, parent: string }[]}
 */
export function missingPackages(packages) {
  return Object.entries(packages).flatMap(([parent, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !foldersFrom(parent).some((folder) => `${folder}${name}` in packages))
      .map(([name, version]) => ({ name, version, parent })),
  );
}

export async function run(root) {
  const { packages } = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8'));
  return {
    problems: missingPackages(packages).map(
      ({ name, version, parent }) =>
        `${parent || 'papergraph'} may want ${name} ${version}, which package-lock.json lacks: node tools/complete-lock.mjs adds it`,
    ),
  };
}
