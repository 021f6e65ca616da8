import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { IDENTIFIER_SCHEMES } from '../src/bibliography/identifier';
import { LINK_KINDS, PAPER_TYPES, VENUE_KINDS } from '../src/bibliography/vocabulary';
import { IMPORT_FORMATS } from '../src/ingest/source-reader';
import { cleanEntity } from '../src/interchange/clean-entity';
import { cleanRecord } from '../src/interchange/clean-record';
import type { InterchangeAuthor, InterchangePaper } from '../src/interchange/interchange-json';
import { LIMITS } from '../src/interchange/limits';
import { toInterchange } from '../src/interchange/to-interchange';
import { PERSON_SCHEMES } from '../src/interchange/vocabulary';

const root = path.join(__dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const format = read('docs/interchange-format.md');
const importing = read('docs/importing.md');

/** The blocks of code in one language. */
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, code = '']) => code);

/** The words in code in the first column of a page's tables. */
const firstCells = (text: string) => [...text.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, word]) => word);

const section = (heading: string) => format.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
const inCode = (words: readonly string[]) => words.map((word) => `\`${word}\``).join(', ');

/** Every key there is: the compiler asks for those that are missing. */
const PAPER_KEYS: Record<keyof InterchangePaper, true> = {
  source: true,
  title: true,
  abstract: true,
  excerpt: true,
  type: true,
  venue: true,
  year: true,
  publishedOn: true,
  firstPublicOn: true,
  presentation: true,
  award: true,
  ids: true,
  authors: true,
  areas: true,
  keywords: true,
  links: true,
  references: true,
  citationCount: true,
  collection: true,
  graph: true,
};
const AUTHOR_KEYS: Record<keyof InterchangeAuthor, true> = {
  name: true,
  orcid: true,
  ids: true,
  affiliations: true,
  isCorresponding: true,
  person: true,
};

describe('docs/interchange-format.md', () => {
  const examples = blocks(format, 'json').map((code) => JSON.parse(code));

  test('has examples that are imported without a note', () => {
    expect(examples).toHaveLength(2);
    for (const example of examples) {
      const { record, notes } = cleanRecord(example);
      expect(notes).toEqual([]);
      expect(cleanRecord(toInterchange(record))).toEqual({ record, notes: [] });
    }
  });

  test('has one example with every key but that of exports', () => {
    const { graph: _, ...keys } = PAPER_KEYS;
    const [author] = examples[1].authors;
    expect(Object.keys(examples[1])).toEqual(Object.keys(keys));
    expect(Object.keys(author)).toEqual(Object.keys(AUTHOR_KEYS));
    const { record } = cleanRecord(examples[1]);
    expect(Object.values(record).filter((value) => Array.isArray(value) && value.length === 0)).toEqual([]);
    expect(record.authors[0]).toMatchObject({ orcid: expect.any(String), person: expect.anything() });
    expect(record.authors[0]?.ids.map(({ scheme }) => scheme)).toEqual(PERSON_SCHEMES);
  });

  test('describes every key', () => {
    expect(firstCells(section('The paper'))).toEqual(Object.keys(PAPER_KEYS));
    expect(firstCells(section('An author'))).toEqual(Object.keys(AUTHOR_KEYS));
  });

  test('names every word and system', () => {
    for (const words of [PAPER_TYPES, VENUE_KINDS, LINK_KINDS]) {
      expect(section('Words')).toContain(`| ${inCode(words)} |`);
    }
    for (const [part, schemes] of [
      ['The paper', IDENTIFIER_SCHEMES],
      ['An author', PERSON_SCHEMES],
    ] as const) {
      expect(section(part)).toContain(inCode(schemes.map((scheme) => scheme.toLowerCase())));
    }
  });

  test('has entities that are imported', () => {
    const lines = blocks(format, 'jsonl').flatMap((code) => code.trimEnd().split('\n'));
    const entities = lines.map((line) => cleanEntity(JSON.parse(line)));
    expect(entities.map(({ entity }) => entity)).toEqual(['area', 'venue', 'collection']);
  });
});

/** How docs/importing.md calls each limit, in the order of its table. */
const LIMIT_NAMES: Record<keyof typeof LIMITS, string> = {
  sourceKey: 'source key',
  title: 'title',
  abstract: 'abstract',
  excerpt: 'excerpt',
  name: 'name of a person, venue, organization or collection',
  description: 'description of an area or collection',
  term: 'keyword, award, name of an area, label of a link',
  affiliationText: 'affiliation',
  url: 'address of a link',
  areaDepth: 'levels of an area',
  authors: 'authors',
  affiliationsPerAuthor: 'affiliations of an author',
  alternateNames: 'other names of a person',
  areas: 'areas',
  keywords: 'keywords',
  awards: 'awards',
  links: 'links',
  references: 'references',
  identifiers: 'identifiers of a paper, person or reference',
  collections: 'collections',
  sources: 'sources of an exported paper',
};

describe('docs/importing.md', () => {
  test('has the limits that are in force', () => {
    const [, table = ''] = /^\| what \| at most \|.*\n\|.*\n((?:\|.*\n)+)/m.exec(importing) ?? [];
    const rows = table.trimEnd().split('\n');
    expect(rows.map((row) => row.split(' | ').slice(0, 2).join(' | '))).toEqual(
      Object.entries(LIMIT_NAMES).map(
        // The compiler has seen that each name is a limit's.
        ([limit, name]) => `| ${name} | ${LIMITS[limit as keyof typeof LIMITS].toLocaleString('en')}`,
      ),
    );
  });
});

test.each(['docs/importing.md', 'README.md'])('%s lists every format that can be imported', (file) => {
  const [, table = ''] = /^\| `--format` \| told by \|.*\n\|.*\n((?:\|.*\n)+)/m.exec(read(file)) ?? [];
  expect(firstCells(table)).toEqual(IMPORT_FORMATS);
});
