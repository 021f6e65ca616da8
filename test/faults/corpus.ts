import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { createDice } from '../graph/dice';

/** Files to import, in their order, and how many records they hold together. */
export interface Corpus {
  readonly files: readonly string[];
  readonly records: number;
}

interface Work {
  readonly number: number;
  readonly title: string;
  readonly year: number;
  readonly authors: readonly string[];
  readonly doi?: string;
  readonly arxiv?: string;
}

const WORDS = ['Sparse', 'Robust', 'Causal', 'Latent', 'Neural', 'Greedy', 'Convex', 'Modular'];
const THINGS = ['Graphs', 'Kernels', 'Proofs', 'Parsers', 'Circuits', 'Markets', 'Proteins', 'Swarms'];
const VENUES = ['ICML', 'ACL', 'NeurIPS', 'SIGMOD'];
const AREAS = ['Robotics', 'Robotics > Grasping', 'Language', 'Language > Parsing', 'Theory'];

/** Different papers, of which a third has a DOI and another third an arXiv id. */
function worksOf(count: number): Work[] {
  const dice = createDice(20_240_601);
  return Array.from({ length: count }, (_, number) => ({
    number,
    title: `${dice.one(WORDS)} ${dice.one(THINGS)} for ${dice.one(WORDS)} ${dice.one(THINGS)}: Case ${number}`,
    year: 1990 + dice.number(30),
    authors: dice.some(
      Array.from({ length: 300 }, (_, person) => `Given${person % 60} Family${person}`),
      1 + dice.number(4),
    ),
    ...(number % 3 === 0 && { doi: `10.5555/case.${number}` }),
    ...(number % 3 === 1 && { arxiv: `2001.${String(10_000 + number)}` }),
  }));
}

/** Twenty affiliations as long as they may be: a few people who have them fill a batch. */
const LONG_AFFILIATIONS = Array.from({ length: 20 }, (_, index) => `Institute ${index} ${'x'.repeat(980)}`);

/** A paper whose authors alone are as much text as a batch may have. */
const bulky = (name: string) =>
  `${JSON.stringify({
    source: `bulk:${name}`,
    title: `A Survey by Everybody, Part ${name}`,
    year: 2021,
    authors: Array.from({ length: 400 }, (_, index) => ({
      name: `Given${index % 60} Family${index}`,
      affiliations: LONG_AFFILIATIONS,
    })),
  })}\n`;

function interchange(work: Work, prefix: string, count: number, extra: object = {}): string {
  const { number, title, year, authors, doi, arxiv } = work;
  const cited = [(number * 7 + 3) % count, (number * 13 + 5) % count, count + number];
  return `${JSON.stringify({
    source: `${prefix}:${number}`,
    title,
    year,
    venue: { name: VENUES[number % VENUES.length], kind: 'CONFERENCE' },
    abstract: `${title}. `.repeat(1 + (number % 5)),
    authors: authors.map((name) => ({ name, affiliations: [`Lab ${number % 25}`] })),
    ids: { ...(doi && { doi }), ...(arxiv && { arxiv }) },
    areas: [AREAS[number % AREAS.length]],
    keywords: [THINGS[number % THINGS.length]],
    links: [{ kind: 'PAPER', url: `https://example.org/${number}` }],
    references: cited.map((other) => ({ source: `first:${other}`, doi: `10.5555/case.${other}` })),
    ...extra,
  })}\n`;
}

const bibtex = ({ number, title, year, authors, doi }: Work) =>
  `@inproceedings{case${number},\n  title = {${title}},\n  author = {${authors.join(' and ')}},\n  year = {${year}},\n` +
  `  booktitle = {${VENUES[number % VENUES.length]}}${doi ? `,\n  doi = {${doi}}` : ''}\n}\n\n`;

const ris = ({ number, title, year, authors }: Work) =>
  `TY  - CONF\nID  - case${number}\nTI  - ${title}\n${authors.map((name) => `AU  - ${name}\n`).join('')}PY  - ${year}\nER  - \n`;

const cslJson = ({ number, title, year, authors, doi }: Work) => ({
  id: `case${number}`,
  type: 'paper-conference',
  title,
  author: authors.map((name) => {
    const [given, family] = name.split(' ');
    return { given, family };
  }),
  issued: { 'date-parts': [[year]] },
  ...(doi && { DOI: doi }),
});

/**
 * Writes files in four formats into a folder: papers that cite one another before and after they come, that come again
 * from elsewhere, that come again changed, and that join two which came before. They make six batches.
 */
export function writeCorpus(folder: string): Corpus {
  const works = worksOf(1_800);
  const from = (start: number, end: number) => works.slice(start, end);
  const first = works.map((work) => interchange(work, 'first', works.length));
  const bulk = (at: number, name: string) => first.splice(at, 0, bulky(name));
  for (const [index, at] of [350, 700, 1_050, 1_400].entries()) bulk(at, `first ${index}`);
  // What has an arXiv id and what has a DOI turn out to be one paper.
  const joining = from(0, 200).flatMap((work, index) => {
    const other = works[index + 1];
    const ids = { doi: work.doi ?? other?.doi, arxiv: work.arxiv ?? other?.arxiv };
    return index % 3 === 0 ? [interchange(work, 'joining', works.length, { ids })] : [];
  });
  const changed = from(400, 700).map((work) =>
    interchange(work, 'first', works.length, { abstract: `Now ${work.title}`, citationCount: work.number }),
  );
  const contents: Record<string, string | Buffer> = {
    'first.jsonl.gz': gzipSync(first.join('')),
    'lab.bib': from(1_000, 1_500).map(bibtex).join(''),
    'later.jsonl': [...joining, bulky('later'), ...changed].join(''),
    'items.json': JSON.stringify(from(1_300, 1_600).map(cslJson), null, 1),
    'list.ris': from(1_500, 1_800).map(ris).join(''),
  };
  for (const [name, content] of Object.entries(contents)) writeFileSync(path.join(folder, name), content);
  const records = first.length + 500 + joining.length + changed.length + 1 + 300 + 300;
  return { files: Object.keys(contents), records };
}
