// Environment variables: the docs name none that .env.example lacks, and .env.example none that the docs lack.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readPages } from './support/markdown.mjs';

/** Read by the tests and by other programs, never by papergraph. */
const NOT_OURS = new Set([
  'CHROME_PATH',
  'MODEL_RUNS',
  'MODEL_SEED',
  'NODE_ENV',
  'NODE_OPTIONS',
  'REQUIRE_SECOND_POSTGRES',
  'PGPASSWORD',
  'TZ',
  'UPDATE_OPERATIONS',
]);

const SHELLS = new Set(['sh', 'bash', 'console', 'shell']);

/** Variables that a page names as ours by their prefix, or sets before a command. */
function namedIn({ file, fences, codeSpans }) {
  const shell = fences.filter(({ language }) => SHELLS.has(language));
  const set = [...shell, ...codeSpans].flatMap(({ text, line }) =>
    [...text.matchAll(/(?:^|\s)(?:export |-e )?([A-Z][A-Z0-9_]*)=/g)].map(([, name]) => ({ name, line })),
  );
  const ours = [...fences, ...codeSpans].flatMap(({ text, line }) =>
    [...text.matchAll(/\bPAPERGRAPH_[A-Z0-9_]+\b/g)].map(([name]) => ({ name, line })),
  );
  return [...set, ...ours].map(({ name, line }) => ({ name, place: `${file}:${line}` }));
}

export async function run(root) {
  const example = await readFile(path.join(root, '.env.example'), 'utf8');
  const known = new Set([...example.matchAll(/^#?\s*([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name));
  const pages = await readPages(root);
  const problems = pages
    .flatMap(namedIn)
    .filter(({ name }) => !known.has(name) && !NOT_OURS.has(name))
    .map(({ name, place }) => `${place} names ${name}, which .env.example does not have`);
  const words = new Set(
    pages.flatMap(({ fences, codeSpans }) =>
      [...fences, ...codeSpans].flatMap(({ text }) => text.match(/\b[A-Z][A-Z0-9_]*\b/g) ?? []),
    ),
  );
  const silent = [...known].filter((name) => !words.has(name));
  problems.push(...silent.map((name) => `.env.example has ${name}, which no page of the docs names`));
  return { problems: [...new Set(problems)] };
}
