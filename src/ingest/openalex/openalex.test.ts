import { describe, expect, it } from '@jest/globals';
import { readingsOf } from '../../../test/harness/read-source';
import { cleanRecord } from '../../interchange/clean-record';
import { readOpenAlex } from '.';

const WORK = {
  id: 'https://openalex.org/W1',
  doi: 'https://doi.org/10.1234/ABC',
  title: null,
  display_name: 'On Graphs',
  publication_year: 2018,
  publication_date: '2018-01-01',
  ids: {
    openalex: 'https://openalex.org/W1',
    pmid: 'https://pubmed.ncbi.nlm.nih.gov/12',
    pmcid: '.../articles/34',
  },
  type: 'article',
  type_crossref: 'proceedings-article',
  primary_location: {
    landing_page_url: 'https://doi.org/10.1234/abc',
    pdf_url: 'https://example.org/a.pdf',
    source: { display_name: 'GraphConf', type: 'conference' },
  },
  locations: [{ landing_page_url: 'https://arxiv.org/abs/1801.00001v2' }, {}],
  open_access: { oa_url: 'https://example.org/a.pdf' },
  authorships: [
    {
      author: { id: 'https://openalex.org/A5', display_name: 'Ada Lovelace', orcid: null },
      raw_author_name: 'Lovelace, Ada',
      is_corresponding: true,
      institutions: [
        { id: 'I1', display_name: 'Université X', ror: 'https://ror.org/05a28rw58', country_code: 'FR' },
        { id: 'I2', display_name: 'Elsewhere', ror: 'https://ror.org/0161xgx34', country_code: 'CA' },
      ],
      raw_affiliation_strings: ['Dept. Y, universite x, Paris', 'At home'],
    },
  ],
  topics: [{ field: { display_name: 'Computer Science' }, subfield: { display_name: 'AI' } }],
  keywords: [{ display_name: 'Graphs' }],
  abstract_inverted_index: { Graphs: [0], are: [1] },
  cited_by_count: 3,
  referenced_works: ['https://openalex.org/W2'],
};

describe('a work of OpenAlex', () => {
  it('becomes a paper', async () => {
    const [reading] = await readingsOf(readOpenAlex, JSON.stringify({ meta: {}, results: [WORK] }));
    const { record, notes } = cleanRecord(reading?.kind === 'paper' && reading.paper);
    expect(notes).toEqual([]);
    expect(record).toMatchObject({
      source: 'openalex:W1',
      title: 'On Graphs',
      abstract: 'Graphs are',
      type: 'CONFERENCE_PAPER',
      venue: { name: 'GraphConf', kind: 'CONFERENCE' },
      year: 2018,
      citationCount: 3,
      ids: [
        { scheme: 'DOI', value: '10.1234/abc' },
        { scheme: 'ARXIV', value: '1801.00001' },
        { scheme: 'OPENALEX', value: 'W1' },
        { scheme: 'PMID', value: '12' },
        { scheme: 'PMCID', value: 'PMC34' },
      ],
      areas: [['Computer Science', 'AI']],
      keywords: ['Graphs'],
      links: [
        { kind: 'LANDING', url: 'https://doi.org/10.1234/abc' },
        { kind: 'PDF', url: 'https://example.org/a.pdf' },
        { kind: 'PREPRINT', url: 'https://arxiv.org/abs/1801.00001v2' },
      ],
      references: [{ ids: [{ scheme: 'OPENALEX', value: 'W2' }] }],
    });
    // The first of January is how OpenAlex writes a year.
    expect(record.publishedOn).toBeUndefined();
    expect(record.authors).toEqual([
      {
        name: 'Ada Lovelace',
        ids: [{ scheme: 'OPENALEX', value: 'A5' }],
        affiliations: [
          { text: 'Dept. Y, universite x, Paris', name: 'Université X', ror: '05a28rw58', country: 'FR' },
          { text: 'At home' },
          { text: 'Elsewhere', ror: '0161xgx34', country: 'CA' },
        ],
        isCorresponding: true,
      },
    ]);
  });

  it('of a repository is a preprint, and one without a title is left for cleaning to reject', async () => {
    const source = { display_name: 'arXiv', type: 'repository' };
    const lines = [
      { id: 'W3', title: 'x', type: 'article', primary_location: { source } },
      { id: 'W4', title: null },
    ];
    const readings = await readingsOf(readOpenAlex, lines.map((line) => JSON.stringify(line)).join('\n'));
    const [preprint, untitled] = readings.map((reading) => reading.kind === 'paper' && reading.paper);
    expect(cleanRecord(preprint).record.type).toBe('PREPRINT');
    expect(() => cleanRecord(untitled)).toThrow('has no title');
  });

  it('that holds something else everywhere does no harm', async () => {
    const odd = Object.fromEntries(Object.keys(WORK).map((key) => [key, [null, 5, [{}]]]));
    await expect(readingsOf(readOpenAlex, JSON.stringify(odd))).resolves.toHaveLength(1);
    await expect(readingsOf(readOpenAlex, '[null, 5]')).resolves.toHaveLength(2);
  });
});
