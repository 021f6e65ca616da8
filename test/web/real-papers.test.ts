import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse as parseRis } from 'astrocite-ris';
import { bibtexParser } from 'latex-utensils';
import { SEED } from '../../src/seed/seed-file';
import { endAll, newFolder, run } from '../cli/program';
import { readCitations, readName, spaced } from '../harness/citable-papers';
import { urlOf } from '../harness/postgres-server';
import type { TestDatabase } from '../harness/test-database';
import { createApaReader } from './apa-by-typst';
import { faultsOfJsonLd } from './schema-org';
import { readXml } from './strict-xml';
import { startWebServer, type WebServer } from './web-server';

const DATA = path.join(__dirname, '../../../shared/data');
if (!existsSync(DATA))
  console.warn('Only the seed is read: ../shared/data, the papers of real sources, is absent.');

/** Of the large file each so-manieth paper. */
const EACH = 400;

/** What is imported beside the seed: samples of real sources, as far as they are there. */
const FILES = [
  'crossref/journals_works.json',
  'crossref/works_field_queries.json',
  'arxiv/query-10.xml',
  'openalex/works.jsonl.gz',
]
  .map((file) => path.join(DATA, file))
  .filter((file) => existsSync(file));

async function sampleOfCorpus(): Promise<string> {
  const file = path.join(DATA, 'papers.jsonl.gz');
  if (!existsSync(file)) return '';
  const lines: string[] = [];
  let count = 0;
  for await (const line of createInterface(createReadStream(file).pipe(createGunzip()))) {
    if (count % EACH === 0) lines.push(`${line}\n`);
    count += 1;
  }
  return lines.join('');
}

async function importReal({ connection }: TestDatabase): Promise<void> {
  const target = ['--database-url', urlOf(connection), '--json'];
  const cwd = await newFolder();
  for (const [args, stdin] of [
    [['-', '--format', 'jsonl'], await sampleOfCorpus()],
    [FILES, ''],
  ] as const) {
    if (args.length === 0 || (args[0] === '-' && stdin === '')) continue;
    expect(await run(['import', ...args, ...target], { cwd, stdin })).toMatchObject({ code: 0 });
  }
}

interface Recorded {
  readonly slug: string;
  readonly title: string;
  readonly type: string;
  readonly year: number | null;
  readonly doi: string | null;
  readonly authors: readonly { readonly name: string }[];
}

let server: WebServer;
/** What the graph knows, in the order of all files. */
let papers: readonly Recorded[];

beforeAll(async () => {
  server = await startWebServer('seeded', { prepare: importReal });
  papers = JSON.parse(await textOf('json')).papers;
}, 60_000);
afterAll(async () => {
  await server?.close();
  await endAll();
});

const textOf = async (extension: string) => (await server.get(`/papers.${extension}`)).text();
const titles = () => papers.map(({ title }) => spaced(title));
const plain = (text: string | undefined) => spaced((text ?? '').normalize('NFC'));

test('there are papers to read', () => {
  expect(papers.length).toBeGreaterThanOrEqual(existsSync(DATA) ? 250 : SEED.papers.length);
});

describe('papers of real sources are read as they are known', () => {
  test('in BibTeX', async () => {
    const text = await textOf('bib');
    const items = readCitations.bibtex(text);
    expect(items.map(({ title }) => plain(title))).toEqual(titles().map(plain));
    expect(items.map(({ DOI }) => DOI ?? null)).toEqual(papers.map(({ doi }) => doi));
    expect(items.map(({ issued }) => issued?.['date-parts'][0]?.[0] ?? null)).toEqual(
      papers.map(({ year }) => year),
    );
    expect(items.map(({ author = [] }) => author.length)).toEqual(
      papers.map(({ authors }) => authors.length),
    );
    const entries = bibtexParser.parse(text).content.filter(bibtexParser.isEntry);
    expect(new Set(entries.map(({ internalKey }) => internalKey)).size).toBe(papers.length);
  });

  test('in RIS', async () => {
    const text = await textOf('ris');
    for (const items of [readCitations.ris(text), parseRis(text)]) {
      expect(items.map(({ title }) => plain(title))).toEqual(titles().map(plain));
      expect(items.map(({ DOI }) => DOI ?? null)).toEqual(papers.map(({ doi }) => doi));
      expect(items.map(({ author = [] }) => author.length)).toEqual(
        papers.map(({ authors }) => authors.length),
      );
    }
  });

  test('in CSL-JSON', async () => {
    const items = readCitations.cslJson(await textOf('csl.json'));
    expect(items.map(({ id }) => id)).toEqual(papers.map(({ slug }) => slug));
    expect(items.map(({ title }) => plain(title))).toEqual(titles().map(plain));
    expect(items.map(({ author = [] }) => author.map(readName).length)).toEqual(
      papers.map(({ authors }) => authors.length),
    );
  });

  test('in an Atom feed', async () => {
    let path = '/papers.atom';
    const found: string[] = [];
    while (path) {
      const feed = readXml(await (await server.get(path)).text());
      for (const entry of feed.children.filter(({ name }) => name === 'entry'))
        found.push(plain(entry.children.find(({ name }) => name === 'title')?.text));
      const next = feed.children.find(({ attributes }) => attributes.rel === 'next')?.attributes.href;
      path = next?.slice(server.url.length) ?? '';
    }
    expect(found).toEqual(titles().map(plain));
  });
});

describe('a reference in APA style', () => {
  /** As two programs write it: the graph, and one that reads our BibTeX. */
  interface Reference {
    readonly title: string;
    readonly ours: string;
    readonly theirs: string;
  }
  let references: readonly Reference[];

  beforeAll(async () => {
    const readApa = createApaReader();
    const entries = (await textOf('bib')).split(/^(?=@)/m);
    const asked = papers.map(async ({ slug }, index): Promise<Reference> => {
      const accept = 'text/x-bibliography; style=apa';
      const answer = await server.get(`/papers/${slug}`, { accept });
      return {
        title: plain(papers[index]?.title),
        ours: (await answer.text()).trim(),
        theirs: entries[index] ?? '',
      };
    });
    references = (await Promise.all(asked)).map((each) => ({ ...each, theirs: readApa(each.theirs) }));
  }, 60_000);

  /** Authors, year and title; what stands behind them each program sets in another way. */
  const headOf = (reference: string, title: string) =>
    reference.slice(0, reference.indexOf(title) + title.length).replace(/\((\d{4}|n\.d\.), [^)]*\)/, '($1)');

  test('names authors, year and title as another program does', () => {
    // The other takes particles of names for names of their own: "Mathelin, M. de".
    const compared = references.filter(({ ours }) => !/(^|& |, )\p{Ll}+ \p{L}+, \p{Lu}\.| de /u.test(ours));
    expect(compared.length).toBeGreaterThan(references.length * 0.9);
    const differences = compared
      .map(({ title, ours, theirs }) => ({ ours: headOf(ours, title), theirs: headOf(theirs, title) }))
      .filter(({ ours, theirs }) => ours !== theirs);
    expect(differences).toEqual([]);
  });

  test('leads where the other leads', () => {
    const addressOf = (reference: string) => /https?:\/\/\S+$/.exec(reference)?.[0];
    const differences = references.filter(({ ours, theirs }) => addressOf(ours) !== addressOf(theirs));
    expect(differences).toEqual([]);
  });
});

test('their descriptions use the terms of schema.org rightly', async () => {
  for (const { slug } of papers) {
    const answer = await server.get(`/papers/${slug}`, { accept: 'application/ld+json' });
    expect({ slug, faults: faultsOfJsonLd(await answer.json()) }).toEqual({ slug, faults: [] });
  }
});
