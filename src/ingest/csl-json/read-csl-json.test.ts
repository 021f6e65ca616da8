import { describe, expect, test } from '@jest/globals';
import { papersIn, readingsOf } from '../../../test/harness/readings';
import { readCslJson } from '.';

const read = async (value: unknown) => papersIn(await readingsOf(readCslJson, JSON.stringify(value)));
const paper = async (item: Record<string, unknown>) => (await read([{ id: 'a', ...item }]))[0];

describe('A CSL-JSON item', () => {
  test('says all that it knows', async () => {
    expect(
      await paper({
        id: 7,
        type: 'paper-conference',
        title: 'On LLMs',
        author: [
          { given: 'Jan', family: 'Berg', 'non-dropping-particle': 'van der' },
          { given: 'Jean', family: 'Fontaine', 'dropping-particle': 'de', 'non-dropping-particle': 'La' },
          { given: 'John', family: 'Smith', suffix: 'Jr.' },
          { literal: 'Acme, Inc.' },
          { family: 'Plato' },
        ],
        issued: { 'date-parts': [['2020', 7, '4']] },
        'container-title': 'Proc. of X',
        'container-title-short': 'X',
        DOI: '10.1000/x',
        ISBN: '9780306406157',
        URL: 'https://example.org/x.pdf',
        abstract: 'Why.',
        keyword: 'one, two',
      }),
    ).toEqual({
      source: 'csl-json:lab#7',
      title: 'On LLMs',
      abstract: 'Why.',
      type: 'CONFERENCE_PAPER',
      venue: { name: 'Proc. of X', acronym: 'X', kind: 'CONFERENCE' },
      year: 2020,
      publishedOn: '2020-07-04',
      ids: { doi: '10.1000/x' },
      authors: [
        { name: 'Jan van der Berg', person: { givenName: 'Jan', familyName: 'van der Berg' } },
        { name: 'Jean de La Fontaine', person: { givenName: 'Jean', familyName: 'de La Fontaine' } },
        { name: 'John Smith Jr.', person: { givenName: 'John', familyName: 'Smith Jr.' } },
        { name: 'Acme, Inc.', person: { familyName: 'Acme, Inc.' } },
        { name: 'Plato', person: { familyName: 'Plato' } },
      ],
      keywords: ['one', 'two'],
      links: [{ kind: 'PDF', url: 'https://example.org/x.pdf' }],
    });
  });

  test.each([
    [{ 'date-parts': [[2020]] }, { year: 2020 }],
    [{ 'date-parts': [[2020, 7]] }, { year: 2020 }],
    [
      {
        'date-parts': [
          [2020, 7, 4],
          [2020, 7, 6],
        ],
      },
      { year: 2020 },
    ],
    [{ raw: '2020-07-04' }, { year: 2020, publishedOn: '2020-07-04' }],
    [{ literal: 'Spring 2020' }, { year: 2020 }],
    ['2020-07-04T00:00:00Z', { year: 2020, publishedOn: '2020-07-04' }],
    [{ 'date-parts': [[null]] }, {}],
    [null, {}],
  ])('issued %j appeared as far as that says', async (issued, dates) => {
    const { year, publishedOn } = (await paper({ issued })) ?? {};
    expect({ year, publishedOn }).toEqual({ year: undefined, publishedOn: undefined, ...dates });
  });

  test.each([
    [{ archive: 'arXiv', archive_location: '2001.00001' }],
    [{ number: 'arXiv:2001.00001' }],
    [{ note: 'Extra\narXiv:2001.00001 [cs]' }],
    [{ custom: { arXiv: '2001.00001' } }],
    [{ URL: 'http://arxiv.org/abs/2001.00001' }],
  ])('%j tells its arXiv identifier', async (fields) => {
    expect((await paper(fields))?.ids).toEqual({ arxiv: '2001.00001' });
  });

  test.each([
    [{ type: 'article', publisher: 'arXiv' }, 'PREPRINT', { name: 'arXiv', kind: 'REPOSITORY' }],
    [
      { type: 'article-journal', 'container-title': ['CoRR'] },
      'PREPRINT',
      { name: 'arXiv', kind: 'REPOSITORY' },
    ],
    [
      { type: 'paper-conference', 'container-title': 'X Workshop' },
      'WORKSHOP_PAPER',
      { name: 'X Workshop', kind: 'WORKSHOP' },
    ],
    [{ type: 'thesis', publisher: 'ETH' }, 'THESIS', { name: 'ETH', kind: 'OTHER' }],
    [{ type: 'webpage' }, 'OTHER', undefined],
  ])('%j is a %s', async (fields, type, venue) => {
    expect(await paper(fields)).toMatchObject({ type, ...(venue && { venue }) });
  });

  test('whose fields are of other kinds than they should be gives what is left', async () => {
    expect(
      await paper({ title: ['A'], author: ['Jan Berg', 7, {}, null], issued: [2], keyword: {}, DOI: {} }),
    ).toMatchObject({
      title: 'A',
      authors: [{ name: 'Jan Berg' }, { name: '7' }],
      keywords: [],
      ids: {},
    });
  });
});

describe('A CSL-JSON document', () => {
  const items = [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B' },
  ];

  test.each([
    ['a list', JSON.stringify(items, null, 2)],
    ['an object that holds a list', JSON.stringify({ items })],
    ['one item a line', items.map((item) => JSON.stringify(item)).join('\n')],
  ])('may be %s', async (_what, text) => {
    const papers = papersIn(await readingsOf(readCslJson, text, 5));
    expect(papers.map(({ title }) => title)).toEqual(['A', 'B']);
  });

  test('may be one item', async () => {
    expect((await read(items[0])).map(({ source }) => source)).toEqual(['csl-json:lab#a']);
  });

  test('may name an id twice or leave it out', async () => {
    const sources = (await read([...items, { id: 'a', title: 'C' }, { title: 'D' }])).map(
      ({ source }) => source,
    );
    expect(sources).toEqual([
      'csl-json:lab#a',
      'csl-json:lab#b',
      'csl-json:lab#a~2',
      expect.stringMatching(/#-[0-9a-f]{12}$/),
    ]);
  });

  test('that holds something else than an item says so', async () => {
    expect(await readingsOf(readCslJson, '[\n"x", {"id": "a"}]')).toEqual([
      { kind: 'fault', line: 2, reason: 'an item must be an object', text: '"x"' },
      expect.objectContaining({ kind: 'paper' }),
    ]);
  });

  test('that is nested without end costs no other item', async () => {
    const deep = `{"id":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(await readingsOf(readCslJson, `[${deep},\n{"id":"b"}]`, 65_536)).toEqual([
      { kind: 'fault', line: 1, reason: 'an item is nested too deep', text: '' },
      expect.objectContaining({ kind: 'paper', line: 2 }),
    ]);
  });
});
