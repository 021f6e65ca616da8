import { describe, expect, test } from '@jest/globals';
import { InputError } from '../input-error';
import { detectFormat, formatOfContent } from './detect-format';

const head = (content: unknown) =>
  Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));

describe('the content tells', () => {
  test.each([
    ['bibtex', 'an entry', '@article{key,\n title = {x}}'],
    ['bibtex', 'an entry after a comment', '% my papers\n  @InProceedings (key,\n title = {x})'],
    ['bibtex', 'an entry whose abstract speaks of RIS', '@misc{a, abstract={\nTY  - x}}'],
    ['ris', 'a record', 'TY  - JOUR\r\nTI  - x\r\nER  - \r\n'],
    ['ris', 'a record whose abstract holds BibTeX', 'TY  - JOUR\nAB  - as in\n@article{x,\nER  - '],
    ['arxiv', 'a feed', '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><entry/></feed>'],
    ['jsonl', 'a paper with authors', { title: 'x', authors: [{ name: 'A' }] }],
    ['jsonl', 'a title alone', { title: 'x' }],
    ['jsonl', 'an area of an export', { entity: 'area', path: ['x'] }],
    ['openalex', 'a work', { id: 'https://openalex.org/W1', title: null }],
    [
      'openalex',
      'a list of works',
      { meta: { count: 1 }, results: [{ display_name: 'x', authorships: [] }] },
    ],
    ['crossref', 'an answer', { status: 'ok', 'message-type': 'work-list', message: { items: [] } }],
    ['crossref', 'a snapshot', { items: [{ URL: 'x', DOI: '10.1/x', title: ['x'] }] }],
    ['crossref', 'a line of a work', { DOI: '10.1/x', title: ['x'], 'container-title': ['y'] }],
    ['semantic-scholar', 'a search', { total: 1, offset: 0, data: [{ paperId: 'ab', title: 'x' }] }],
    ['semantic-scholar', 'a paper', { corpusId: 1, title: 'x', authors: [{ name: 'A' }] }],
    ['csl-json', 'a list', [{ id: 'a', type: 'article-journal', title: 'x', issued: { raw: '2020' } }]],
    ['csl-json', 'what doi.org gives', { DOI: '10.1/x', type: 'journal-article', title: 'x', deposited: {} }],
    ['csl-json', 'an export of Zotero', { items: [{ id: 'a', type: 'book', author: [{ family: 'A' }] }] }],
  ])('%s by %s', (format, _sign, content) => {
    expect(formatOfContent(head(content))).toBe(format);
  });

  test('also where it is cut off in the middle', () => {
    const text = `{"title":"a \\"quoted\\" title","abstract":"${'x'.repeat(100)}`;
    expect(formatOfContent(head(text))).toBe('jsonl');
    expect(formatOfContent(head(`[{"id":"x","issued":{"date-pa`))).toBe('csl-json');
  });

  test('by the second line where the first is broken', () => {
    expect(formatOfContent(head('oops"}\n{"title":"x","year":2020}\n'))).toBe('jsonl');
  });

  test('more than the name', () => {
    expect(detectFormat('x.bib', head({ paperId: 'a' }))).toBe('semantic-scholar');
    expect(detectFormat('x.jsonl', head({ DOI: '10.1/x', title: ['x'] }))).toBe('crossref');
  });

  test.each([[''], ['Dear all,'], ['<html></html>'], ['[]'], ['{}'], ['{"a":1}'], ['null'], ['}{][:,"']])(
    'nothing of %j',
    (content) => {
      expect(formatOfContent(head(content))).toBeUndefined();
    },
  );
});

describe('where the content does not tell', () => {
  test.each([
    ['lab.bib', 'bibtex'],
    ['LAB.BIBTEX.GZ', 'bibtex'],
    ['lab.ris.gz', 'ris'],
    ['papers.jsonl', 'jsonl'],
    ['papers.ndjson', 'jsonl'],
    ['feed.atom', 'arxiv'],
  ])('the name %s does', (name, format) => {
    expect(detectFormat(name, head('?'))).toBe(format);
  });

  test('nor the name, the formats are listed', () => {
    expect(() => detectFormat('x.json', head('[]'))).toThrow(InputError);
    expect(() => detectFormat('notes.txt', head('Dear all,'))).toThrow(
      'neither its name nor its content tells its format; give --format, one of jsonl, bibtex, csl-json, ris, openalex, crossref, semantic-scholar, arxiv',
    );
  });
});
