import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CITATION_STYLES, type CitableAuthor, type CitablePaper } from '../src/bibliography/citation';
import { citedYear } from '../src/bibliography/citation/citable';
import { readBibtex } from '../src/ingest/bibtex';
import { readCslJson } from '../src/ingest/csl-json';
import { readRis } from '../src/ingest/ris';
import type { InterchangePaper } from '../src/interchange/interchange-json';
import { citablePaper, spaced } from './harness/citable-papers';
import { papersIn, readingsOf } from './harness/readings';

const plain = (text: string | null | undefined) => spaced(text ?? '').normalize('NFC');

function nameOf({ given, family, name }: CitableAuthor): string {
  return plain(family ? [given, family].filter(Boolean).join(' ') : name);
}

function partsOf({ given, family, name }: CitableAuthor): (string | undefined)[] {
  return given && family ? [plain(given), plain(family)] : [undefined, plain(family ?? name)];
}

const kindOf = (url: string) => (/\.pdf([?#].*)?$/i.test(url) ? 'PDF' : 'LANDING');

/** What every style says and every reader understands. */
function expectSame(read: InterchangePaper | undefined, paper: CitablePaper): void {
  expect(plain(read?.title)).toBe(plain(paper.title));
  expect((read?.authors ?? []).map(({ name }) => plain(name))).toEqual(paper.authors.map(nameOf));
  expect(read?.year ?? null).toBe(citedYear(paper));
  expect(plain(read?.venue?.name)).toBe(plain(paper.venue?.name));
  expect(read?.ids?.doi ?? null).toBe(paper.doi);
  expect((read?.links ?? []).map(({ kind }) => kind)).toEqual(paper.url ? [kindOf(paper.url)] : []);
}

function expectSameParts(read: InterchangePaper | undefined, paper: CitablePaper): void {
  const parts = (read?.authors ?? []).map(({ person }) => [person?.givenName, person?.familyName]);
  expect(parts.map((names) => names.map((name) => name && plain(name)))).toEqual(paper.authors.map(partsOf));
}

describe('A paper written as a citation and read again', () => {
  test('is the same paper in BibTeX', async () => {
    await fc.assert(
      fc.asyncProperty(citablePaper, async (paper) => {
        const readings = await readingsOf(readBibtex, CITATION_STYLES.BIBTEX(paper));
        expect(readings).toEqual([{ kind: 'paper', line: 1, paper: expect.anything() }]);
        const [read] = papersIn(readings);
        expectSame(read, paper);
        expectSameParts(read, paper);
        expect(read?.ids?.arxiv ?? null).toBe(paper.arxivId);
      }),
      { numRuns: 500 },
    );
  });

  test('is the same paper in CSL-JSON', async () => {
    await fc.assert(
      fc.asyncProperty(citablePaper, async (paper) => {
        const keywords = paper.keywords.filter((keyword) => !/[,;]/.test(keyword));
        const papers = papersIn(
          await readingsOf(readCslJson, CITATION_STYLES.CSL_JSON({ ...paper, keywords })),
        );
        expectSame(papers[0], paper);
        expectSameParts(papers[0], paper);
        expect(papers[0]?.publishedOn ?? null).toBe(paper.publishedOn);
        expect(plain(papers[0]?.abstract)).toBe(plain(paper.abstract));
        expect((papers[0]?.keywords ?? []).map(plain)).toEqual(keywords.map(plain).filter(Boolean));
      }),
      { numRuns: 300 },
    );
  });

  test('is the same paper in RIS', async () => {
    // RIS parts names at commas and has no way to write one inside a name.
    const isWritable = ({ given, family, name }: CitableAuthor) =>
      ![given, family, name].some((part) => part?.includes(','));
    await fc.assert(
      fc.asyncProperty(citablePaper, async (arbitrary) => {
        const paper = { ...arbitrary, authors: arbitrary.authors.filter(isWritable) };
        const papers = papersIn(await readingsOf(readRis, CITATION_STYLES.RIS(paper)));
        expectSame(papers[0], paper);
        expect(papers[0]?.publishedOn ?? null).toBe(paper.publishedOn);
        expect(plain(papers[0]?.abstract)).toBe(plain(paper.abstract));
        if (paper.keywords.length !== 1)
          expect((papers[0]?.keywords ?? []).map(plain)).toEqual(paper.keywords.map(plain));
      }),
      { numRuns: 300 },
    );
  });
});
