import type { ImportFormat } from '../../src/ingest/source-reader';

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** Two entries of each format, by the format's name. */
export const SAMPLES: Readonly<Record<ImportFormat, string>> = {
  jsonl: ['Lines One', 'Lines Two']
    .map((title, index) => `${JSON.stringify({ source: `lines:${index}`, title, year: 2020 })}\n`)
    .join(''),
  bibtex: '@article{one,\n  title = {Bib One}\n}\n\n@article{two,\n  title = {Bib Two}\n}\n',
  'csl-json': json([
    { id: 'one', type: 'article-journal', title: 'Csl One', issued: { 'date-parts': [[2020]] } },
    { id: 'two', type: 'article-journal', title: 'Csl Two' },
  ]),
  ris: 'TY  - JOUR\nTI  - Ris One\nER  - \nTY  - JOUR\nTI  - Ris Two\nER  - \n',
  openalex: ['One', 'Two']
    .map((name, index) => ({
      id: `https://openalex.org/W10${index}`,
      title: `Alex ${name}`,
      authorships: [],
      publication_year: 2020,
    }))
    .map((work) => `${JSON.stringify(work)}\n`)
    .join(''),
  crossref: json({
    'message-type': 'work-list',
    message: {
      items: [
        { DOI: '10.5555/cross.1', title: ['Cross One'], type: 'journal-article' },
        { DOI: '10.5555/cross.2', title: ['Cross Two'], type: 'journal-article' },
      ],
    },
  }),
  'semantic-scholar': json({
    total: 2,
    data: [
      { paperId: 'a'.repeat(40), title: 'Scholar One' },
      { paperId: 'b'.repeat(40), title: 'Scholar Two' },
    ],
  }),
  arxiv: `<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${['One', 'Two']
    .map(
      (name, index) =>
        `<entry>\n<id>http://arxiv.org/abs/2001.1000${index}v1</id>\n<title>Arxiv ${name}</title>\n</entry>`,
    )
    .join('\n')}\n</feed>\n`,
};

/** The usual ends of the names of files in each format. */
export const NAMES: Readonly<Record<ImportFormat, string>> = {
  jsonl: 'lines.jsonl',
  bibtex: 'lab.bib',
  'csl-json': 'items.json',
  ris: 'list.ris',
  openalex: 'works.jsonl',
  crossref: 'answer.json',
  'semantic-scholar': 'search.json',
  arxiv: 'feed.xml',
};
