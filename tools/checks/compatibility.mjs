// What a client could ask for in the last release it can still ask for: no breaking change of the API, unless
// CHANGELOG.md owns to it by a line that starts with "Breaking:" under Unreleased.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';
import { runProgram } from './support/program.mjs';
import { API_SCHEMA, readSchema } from './support/schemas.mjs';

/** What a git command prints, or undefined where it fails. */
async function git(root, ...args) {
  const { status, stdout } = await runProgram(root, 'git', args);
  return status === 0 ? stdout.trim() : undefined;
}

/** The commit to compare with: the last release; before the first one where the branch left main, or the commit before. */
async function baseOf(root) {
  const head = await git(root, 'rev-parse', 'HEAD');
  const tag = await git(root, 'describe', '--tags', '--abbrev=0');
  if (tag) return tag;
  for (const main of ['origin/main', 'main']) {
    const fork = await git(root, 'merge-base', 'HEAD', main);
    if (fork && fork !== head) return fork;
  }
  return git(root, 'rev-parse', '--verify', '--quiet', 'HEAD~1');
}

/** Whether the change log's part about what is not released yet has a line that starts with "Breaking:". */
async function breakingIsDeclared(root) {
  const file = path.join(root, 'CHANGELOG.md');
  if (!existsSync(file)) return false;
  const [, unreleased = ''] =
    /^## \[?Unreleased\]?.*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(await readFile(file, 'utf8')) ?? [];
  return /^[-*\s]*Breaking:/m.test(unreleased);
}

export async function run(root) {
  const base = await baseOf(root);
  const earlier = base && (await git(root, 'show', `${base}:${API_SCHEMA}`));
  if (!earlier) return { problems: [], skipped: `no earlier ${API_SCHEMA} to compare with` };
  const changes = await diff(buildSchema(earlier), await readSchema(root, API_SCHEMA));
  const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  if (breaking.length === 0 || (await breakingIsDeclared(root))) return { problems: [] };
  return { problems: breaking.map(({ message }) => `breaking since ${base.slice(0, 12)}: ${message}`) };
}
