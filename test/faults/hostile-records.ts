import type { ImportFormat } from '../../src/ingest/source-reader';

const nested = (open: string, inner: string, close: string, depth = 100_000) =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`;

const OVERRIDE = '\u202e';
/** A record with twenty such texts is still short enough to be read. */
const WIDE = 400_000;
const LONG = 1_000_000;

/** What is put where text is expected, by what is wrong with it. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'NUL bytes': 'Nul\u0000 byte\u0000s',
  'control characters': 'Bell\u0007 and escape \u001b[31m and delete \u007f',
  'right-to-left overrides': `Paid ${OVERRIDE}fdp.exe\u2066 twice`,
  emoji: 'Wolf 🐺 family 👩‍👩‍👧‍👦 flag 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  'no blank for long': 'x'.repeat(WIDE),
  'many words': 'word '.repeat(WIDE / 5),
  'combining marks without end': `Z${'\u0301'.repeat(WIDE / 2)}`,
  'a script': '<script>alert(1)</script> and <img src=x onerror=alert(1)>',
  'markup without end': `${'<b>'.repeat(50_000)}bold`,
  'entities in entities': `&${'amp;'.repeat(50_000)}lt;script>`,
  'a statement': `'); DROP TABLE paper; --`,
  'what COPY takes for an end': '\\.\t\\N\r\n\\.',
  'spaces of all kinds': ' \t\u00a0\u2003\u3000\ufeff ',
  'other digits and scripts': '٣٤٥ 论文 статья εργασία',
};

/** Lines of the interchange format, by what is wrong with them. */
export function hostileLines(): Record<string, string> {
  const line = (title: string, record: object) =>
    JSON.stringify({ source: `hostile:${title}`, title, ...record });
  const texts = Object.entries(HOSTILE_TEXTS).map(([what, text]) => [
    `everywhere ${what}`,
    JSON.stringify({
      source: `hostile:text:${what}`,
      title: `On ${text}`,
      abstract: text,
      venue: { name: text, acronym: text, kind: text },
      authors: [{ name: text, affiliations: [text, { name: text, country: text }] }, { name: `Ada ${text}` }],
      ids: { doi: text, arxiv: text, openalex: text },
      areas: [text, `${text} > ${text}`],
      keywords: [text],
      links: [{ kind: text, url: `https://example.org/${text}`, label: text }],
      references: [{ title: text, doi: text }],
      collection: { title: text, description: text },
      award: text,
      presentation: text,
    }),
  ]);
  return {
    ...Object.fromEntries(texts),
    '10,000 authors': line('Ten Thousand Authors', {
      authors: Array.from({ length: 10_000 }, (_, index) => ({ name: `Given Family${index}` })),
    }),
    'a title of 1 MB': JSON.stringify({ source: 'hostile:title', title: 'title '.repeat(LONG / 6) }),
    'an abstract of 5 MB': line('Five Megabytes', { abstract: 'lorem ipsum '.repeat(420_000) }),
    'links that run': line('Links that Run', {
      links: [
        'javascript:alert(1)',
        ' JaVaScRiPt:alert(1)',
        'java\nscript:alert(1)',
        'data:text/html,<script>alert(1)</script>',
        'vbscript:x',
        '//example.org',
        'https://user:password@example.org/',
        'https://example.org/\u0000',
      ].map((url) => ({ url, kind: 'PDF' })),
    }),
    'nesting in a field we do not know': `{"title":"Deep in a Field","x":${nested('[', '', ']')}}`,
    'nesting in the title': `{"title":${nested('[', '"x"', ']')}}`,
    'nesting in the authors': `{"title":"Deep in Authors","authors":${nested('[', '', ']')}}`,
    'nesting in the export state': `{"title":"Deep in the State","graph":${nested('{"sources":[', '1', ']}', 50_000)}}`,
    'nesting alone': nested('[', '', ']'),
    'nesting of objects': nested('{"a":', '1', '}'),
    'keys of the prototype': `{"__proto__":{"title":"Wrong","source":"x"},"constructor":1,"title":"Proto","ids":{"__proto__":"x","constructor":"y","toString":"z"},"authors":[{"name":"P. Roto","ids":{"__proto__":["z"]},"__proto__":{"orcid":"0000-0002-1825-0097"}}],"venue":{"__proto__":null,"name":"constructor","kind":"__proto__"},"links":[{"url":"https://example.org","kind":"constructor"}],"type":"toString","presentation":"__proto__"}`,
    'halves of surrogate pairs':
      '{"source":"hostile:\\ud800","title":"Half \\ud83d pair \\udc00","authors":[{"name":"\\udfff Half \\ud800"}],"keywords":["\\ud800"]}',
    'a source of 1 MB': JSON.stringify({ source: 's'.repeat(LONG), title: 'Long Source' }),
    'a DOI of 1 MB': line('Long DOI', { ids: { doi: `10.5555/${'d'.repeat(LONG)}`, s2: '9'.repeat(LONG) } }),
    'an ORCID of 1 MB': line('Long ORCID', { authors: [{ name: 'A. B.', orcid: '0'.repeat(LONG) }] }),
    '100,000 keywords': line('Many Keywords', {
      keywords: Array.from({ length: 100_000 }, (_, index) => `k${index}`),
    }),
    '100,000 references': line('Many References', {
      references: Array.from({ length: 100_000 }, (_, index) => ({ doi: `10.5555/many.${index}` })),
    }),
    '100,000 of everything else': line('Many of All', {
      areas: Array.from({ length: 100_000 }, (_, index) => `Area ${index}`),
      links: Array.from({ length: 100_000 }, (_, index) => ({ url: `https://example.org/${index}` })),
      ids: { doi: Array.from({ length: 100_000 }, (_, index) => `10.5555/all.${index}`) },
      award: Array.from({ length: 100_000 }, (_, index) => `Award ${index}`),
      collection: Array.from({ length: 100_000 }, (_, index) => ({ title: `Collection ${index}` })),
      authors: [{ name: 'A. B.', affiliations: Array.from({ length: 100_000 }, (_, n) => `Lab ${n}`) }],
    }),
    'an area that is deep': line('Deep Area', {
      areas: [Array.from({ length: 5_000 }, () => 'A').join(' > ')],
    }),
    'years that cannot be': line('Far Future', { year: 99_999_999_999, publishedOn: '0000-01-01' }),
    'dates of year 0': line('Year Zero', {
      publishedOn: '0000-00-00',
      firstPublicOn: '-0001-01-01',
      year: 0,
    }),
    'numbers without end': '{"title":"Without End","year":1e400,"citationCount":-1e400}',
    'numbers that are too large': line('Too Large', {
      citationCount: 2 ** 53,
      year: 2020.5,
      collection: { title: 'C', position: 1e99 },
    }),
    'names of spaces': line('Names of Spaces', {
      authors: [{ name: '   ' }, { name: '\u3000' }, { name: '' }],
    }),
    'everything of another kind': JSON.stringify({
      source: 'hostile:kinds',
      title: 'Of Another Kind',
      ...Object.fromEntries(
        ['abstract', 'excerpt', 'type', 'venue', 'year', 'ids', 'authors', 'areas', 'links', 'graph'].map(
          (key) => [key, [[{}], 5, true, null]],
        ),
      ),
    }),
    'no object': '[1, "x", null, true]',
    'no title': '{"title":null}',
    'an entity of no kind': '{"entity":"__proto__","slug":"x"}',
    'an entity that is deep': `{"entity":"author","slug":${nested('[', '', ']')}}`,
    'a state that is not ours': line('Forged State', {
      graph: {
        slug: '../../etc/passwd',
        sources: [{ source: 'hostile:forged', hashes: ['x'] }],
        mergedAt: 'x',
      },
    }),
  };
}

const xml = (text: string) =>
  text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\p{Cc}/gu, ' ');

/** A file of each format that has these texts in all its fields, an entry for each, and a fine one behind them. */
export const HOSTILE_FILES: Readonly<
  Record<Exclude<ImportFormat, 'jsonl'>, (texts: readonly string[]) => string>
> = {
  bibtex: (texts) =>
    [
      ...texts.map(
        (text, index) =>
          `@article{key${index}, title={On ${text}}, author={${text} and Ada ${text}}, abstract={${text}}, journal={${text}}, year={99999999999}, doi={${text}}, url={javascript:alert(1)}, keywords={${text}}}\n`,
      ),
      `@article{deep, title=${nested('{', 'Deep', '}')}}\n`,
      `@article{many, title={Many}, author={${'A. B. and '.repeat(10_000)}others}}\n`,
      '@article{fine, title={Fine}}\n',
    ].join(''),
  ris: (texts) =>
    [
      ...texts.map(
        (text, index) =>
          `TY  - JOUR\nID  - key${index}\nTI  - On ${text}\nAU  - ${text}\nAU  - Ada ${text}\nAB  - ${text}\nJO  - ${text}\nPY  - 99999999999\nDO  - ${text}\nUR  - javascript:alert(1)\nKW  - ${text}\nER  - \n`,
      ),
      `TY  - JOUR\nTI  - Many\n${'AU  - B, A\n'.repeat(10_000)}ER  - \n`,
      'TY  - JOUR\nTI  - Fine\nER  - \n',
    ].join(''),
  'csl-json': (texts) =>
    `[${[
      ...texts.map((text, index) =>
        JSON.stringify({
          id: `key${index}`,
          type: text,
          title: `On ${text}`,
          author: [{ family: text, given: text }, { literal: text }],
          abstract: text,
          'container-title': text,
          issued: { 'date-parts': [[99_999_999_999, 0, 0]] },
          DOI: text,
          URL: 'javascript:alert(1)',
          keyword: text,
        }),
      ),
      `{"id":"deep","title":"Deep","x":${nested('[', '', ']')}}`,
      '{"id":"fine","title":"Fine"}',
    ].join(',\n')}]`,
  openalex: (texts) =>
    [
      ...texts.map((text, index) =>
        JSON.stringify({
          id: `https://openalex.org/W${index + 1}`,
          title: `On ${text}`,
          doi: text,
          publication_year: 99_999_999_999,
          publication_date: '0000-00-00',
          abstract_inverted_index: { [text]: [0, 4_000_000_000, -1], __proto__: [2], b: [1] },
          authorships: [
            { author: { display_name: text, id: text, orcid: text }, raw_affiliation_strings: [text] },
          ],
          primary_location: { source: { display_name: text }, landing_page_url: 'javascript:alert(1)' },
        }),
      ),
      `{"id":"https://openalex.org/W998","title":"Deep","authorships":${nested('[', '', ']')}}`,
      '{"id":"https://openalex.org/W999","title":"Fine"}',
    ].join('\n'),
  crossref: (texts) =>
    `{"message":{"items":[${[
      ...texts.map((text, index) =>
        JSON.stringify({
          DOI: `10.5555/hostile.${index}`,
          title: [`On ${text}`, text],
          subtitle: [text],
          abstract: `<jats:p>${text}`,
          author: [{ family: text, given: text, ORCID: text, affiliation: [{ name: text }] }, { name: text }],
          'container-title': [text],
          published: { 'date-parts': [[0, 0, 0]] },
          URL: 'javascript:alert(1)',
          reference: [{ DOI: text, unstructured: text }],
        }),
      ),
      `{"DOI":"10.5555/deep","title":["Deep"],"author":${nested('[', '', ']')}}`,
      '{"DOI":"10.5555/fine","title":["Fine"]}',
    ].join(',\n')}]}}`,
  'semantic-scholar': (texts) =>
    `{"data":[${[
      ...texts.map((text, index) =>
        JSON.stringify({
          paperId: index.toString(16).padStart(40, '0'),
          title: `On ${text}`,
          abstract: text,
          venue: text,
          year: 99_999_999_999,
          externalIds: { DOI: text, ArXiv: text, __proto__: text },
          authors: [{ name: text, authorId: text }],
          url: 'javascript:alert(1)',
          references: [
            { paperId: text, title: text },
            { paperId: null, title: text },
          ],
        }),
      ),
      `{"paperId":"${'d'.repeat(40)}","title":"Deep","citations":${nested('[', '', ']')}}`,
      `{"paperId":"${'f'.repeat(40)}","title":"Fine"}`,
    ].join(',\n')}]}`,
  arxiv: (texts) =>
    `<feed xmlns="http://www.w3.org/2005/Atom">\n${[
      ...texts.map(
        (text, index) =>
          `<entry><id>http://arxiv.org/abs/2001.${String(10_000 + index)}v1</id><title>On ${xml(text)}</title><summary>${xml(text)}</summary><published>0000-00-00T00:00:00Z</published><author><name>${xml(text)}</name></author><link href="javascript:alert(1)"/></entry>\n`,
      ),
      `<entry><id>http://arxiv.org/abs/2001.20000v1</id><title>Deep</title>${nested('<a>', '', '</a>', 10_000)}</entry>\n`,
      '<entry><id>http://arxiv.org/abs/2001.20001v1</id><title>Fine</title></entry>\n',
    ].join('')}</feed>`,
};
