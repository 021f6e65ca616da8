import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  citablePaper,
  paperWith,
  readCitations,
  readName,
  spaced,
} from '../../../test/harness/citable-papers';
import { bibtex } from './bibtex';
import { citedYear } from './citable';

const KEY = /^@\w+\{([A-Za-z0-9]+),$/m;
const keyOf = (entry: string) => KEY.exec(entry)?.[1];
const noah = { given: 'Noah A.', family: 'Smith', name: 'Noah A. Smith' };

describe('A BibTeX entry', () => {
  test('says all that is known', () => {
    const paper = paperWith({
      slug: 'on-llms-and-data',
      title: 'On LLMs & Data',
      authors: [
        noah,
        { given: 'Laurens', family: 'van der Maaten', name: 'x' },
        { given: null, family: null, name: 'Ai2' },
      ],
      year: 2025,
      publishedOn: '2025-04-24',
      venue: { name: 'Proceedings of R&D', acronym: 'RD', kind: 'CONFERENCE' },
      doi: '10.1000/a_b',
      arxivId: '2407.14985',
      isbn: '9780306406157',
      url: 'https://example.org/a_b?c=d&e=%7B#{f}',
    });
    expect(bibtex(paper)).toBe(String.raw`@inproceedings{smith2025llmsdata,
  title = {On {LLMs} \& Data},
  author = {Smith, Noah A. and van der Maaten, Laurens and {Ai2}},
  booktitle = {Proceedings of R\&D},
  year = {2025},
  doi = {10.1000/a_b},
  eprint = {2407.14985},
  archiveprefix = {arXiv},
  isbn = {9780306406157},
  url = {https://example.org/a_b?c=d&e=%7B#%7Bf%7D},
  month = apr
}
`);
  });

  test('has abstract and keywords, and a key of the caller’s choice, where that is asked for', () => {
    const paper = paperWith({ abstract: '50% of\n{it}.', keywords: ['R&D', 'maps'] });
    expect(bibtex(paper)).not.toMatch(/abstract|keywords/);
    const entry = bibtex(paper, { key: 'mine', isComplete: true });
    expect(keyOf(entry)).toBe('mine');
    expect(entry).toContain(
      String.raw`  abstract = {50\% of \textbraceleft{}it\textbraceright{}.},` +
        '\n  keywords = {R\\&D, maps}\n',
    );
    const keywords = (...words: string[]) => bibtex(paperWith({ keywords: words }), { isComplete: true });
    expect(keywords('trust, fairness', 'maps')).toContain('keywords = {trust, fairness; maps}');
    expect(keywords('trust, fairness')).toContain('keywords = {trust, fairness;}');
    expect(bibtex(paperWith({}), { isComplete: true })).not.toMatch(/abstract|keywords/);
  });

  test.each([
    ['JOURNAL_ARTICLE', 'article', 'journal'],
    ['BOOK', 'book', 'publisher'],
    ['BOOK_CHAPTER', 'incollection', 'booktitle'],
    ['THESIS', 'phdthesis', 'school'],
    ['REPORT', 'techreport', 'institution'],
    ['PREPRINT', 'misc', 'howpublished'],
    ['DATASET', 'misc', 'howpublished'],
  ])('of a %s is @%s and names its venue as %s', (type, entryType, field) => {
    const entry = bibtex(paperWith({ type, venue: { name: 'Somewhere', acronym: null, kind: 'OTHER' } }));
    expect(entry).toContain(`@${entryType}{`);
    expect(entry).toContain(`  ${field} = {Somewhere}`);
  });

  test.each([
    ['capitals of a first letter only as they are', 'Trust or Escalate', 'Trust or Escalate'],
    ['acronyms in braces', 'OLMoE: Open LLMs', '{OLMoE:} Open {LLMs}'],
    ['what begins with a backslash in two pairs of braces', '#LLMs', '{{\\#LLMs}}'],
    ['two hyphens apart', 'a--b', 'a-{}-b'],
    ['braces and backslashes by name', '\\{}', '\\textbackslash{}\\textbraceleft{}\\textbraceright{}'],
  ])('writes %s', (_what, title, written) => {
    expect(bibtex(paperWith({ title }))).toContain(`  title = {${written}},\n`.replace(',\n', '\n'));
  });

  test.each([
    ['van der Maaten', 'van der Maaten, X.'],
    ['Smith-Jones', 'Smith-Jones, X.'],
    ['al-Khwarizmi', '{al-Khwarizmi}, X.'],
    ['Foo, Inc.', '{Foo, Inc.}, X.'],
    ['Smith and Sons', '{Smith and Sons}, X.'],
    ['Anderson', 'Anderson, X.'],
  ])('names an author of the family %s as %s', (family, written) => {
    const authors = [{ given: 'X.', family, name: 'x' }];
    expect(bibtex(paperWith({ authors }))).toContain(`  author = {${written}}\n`);
  });

  test('has braces that match, whatever it is of', () => {
    fc.assert(
      fc.property(citablePaper, (paper) => {
        let depth = 0;
        for (const character of bibtex(paper)) {
          if (character === '{') depth += 1;
          if (character === '}') depth -= 1;
          expect(depth).toBeGreaterThanOrEqual(0);
        }
        expect(depth).toBe(0);
      }),
    );
  });

  test('is read back as the paper it was written of', () => {
    fc.assert(
      fc.property(citablePaper, (paper) => {
        const [read] = readCitations.bibtex(bibtex(paper));
        expect(spaced(read?.title ?? '')).toBe(spaced(paper.title));
        expect((read?.author ?? []).map(readName).map(spaced)).toEqual(
          paper.authors.map(({ given, family, name }) =>
            spaced(family ? [family, given].filter(Boolean).join(' ') : name),
          ),
        );
        expect(read?.issued?.['date-parts'][0]?.[0] ?? null).toBe(citedYear(paper));
        expect(read?.DOI ?? null).toBe(paper.doi);
      }),
      { numRuns: 500 },
    );
  });

  test('is read back among others as it is alone', () => {
    fc.assert(
      fc.property(fc.array(citablePaper, { minLength: 2, maxLength: 4 }), (papers) => {
        const together = readCitations.bibtex(papers.map((paper) => bibtex(paper)).join('\n'));
        expect(together.map(({ title }) => title)).toEqual(
          papers.flatMap((paper) => readCitations.bibtex(bibtex(paper)).map(({ title }) => title)),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('A citation key', () => {
  test.each([
    ['Wang', 2025, 'generalization-v-s-memorization-tracing', 'wang2025generalizationmemorizationtracing'],
    ['Łukasz', 2024, 'a-b-c', 'lukasz2024abc'],
    ['van der Maaten', null, 'visualizing-data', 'vandermaatenvisualizingdata'],
    ['王', 2024, 'paper-12', 'anon2024paper12'],
    ['Wang', 2025, 'language-models-2', 'wang2025languagemodels2'],
    ['Wang', 2025, 'findings-2024', 'wang2025findings2024'],
  ])('of a paper by %s of %s at %s is %s', (family, year, slug, key) => {
    const authors = [{ given: 'A', family, name: 'A' }];
    expect(keyOf(bibtex(paperWith({ authors, year, slug })))).toBe(key);
  });

  test('is made of ASCII letters and digits, and the same every time', () => {
    fc.assert(
      fc.property(citablePaper, (paper) => {
        expect(keyOf(bibtex(paper))).toBeDefined();
        expect(bibtex({ ...paper })).toBe(bibtex(paper));
      }),
    );
  });
});
