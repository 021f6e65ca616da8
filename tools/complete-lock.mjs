// Adds to package-lock.json the packages for other platforms that npm left out of it, as it does where they could not be
// looked up (https://github.com/npm/cli/issues/4828). Without them `npm ci` refuses the file.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { missingPackages } from './checks/lock.mjs';

const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];

/** What a package's name says of the platform it is for, in the lock file's words. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length + cpu.length === 0) throw new Error(`${name} names no platform: run npm install`);
  const musl = words.some((word) => word.startsWith('musl'));
  const glibc = words.some((word) => word.startsWith('gnu'));
  const libc = musl ? ['musl'] : glibc ? ['glibc'] : [];
  return { cpu, os, libc };
}

const file = path.join(path.dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
const lock = JSON.parse(await readFile(file, 'utf8'));
for (const { name, version, parent } of missingPackages(lock.packages)) {
  const { dev, license } = lock.packages[parent];
  const { cpu, os, libc } = platformOf(name);
  // In the order in which npm writes them.
  const entry = { version, cpu, dev, libc, license, optional: true, os };
  const stated = Object.entries(entry).filter(([, value]) => value !== undefined && value.length !== 0);
  lock.packages[`node_modules/${name}`] = Object.fromEntries(stated);
  console.log(`added ${name} ${version}`);
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
