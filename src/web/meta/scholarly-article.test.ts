import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { faultsOfJsonLd } from '../../../test/web/schema-org';
import { type ArticlePaper, scholarlyArticle } from './scholarly-article';

const BASE = 'https://papers.example/lab';

const bare: ArticlePaper = {
  slug: 'a-title',
  title: 'A Title',
  type: 'CONFERENCE_PAPER',
  keywords: [],
  awards: [],
  externalIds: [],
  links: [],
  authorships: [],
  areas: [],
};

/** As it stands in a page: what is undefined is gone. */
const written = (paper: ArticlePaper) => JSON.parse(JSON.stringify(scholarlyArticle(paper, BASE)));

describe('a paper in the terms of schema.org', () => {
  it('says all that is known of it', () => {
    const paper: ArticlePaper = {
      ...bare,
      abstract: 'Why and how.',
      excerpt: 'Why…',
      publishedOn: '2025-04-24',
      year: 2025,
      venue: { slug: 'iclr', name: 'Learning Representations', acronym: 'ICLR', kind: 'CONFERENCE' },
      keywords: ['maps'],
      awards: ['Best paper'],
      externalIds: [
        { scheme: 'DOI', value: '10.1000/x', url: 'https://doi.org/10.1000/x' },
        { scheme: 'S2', value: 'abc', url: null },
      ],
      links: [
        { kind: 'PDF', url: 'https://a.example/a.pdf' },
        { kind: 'CODE', url: 'https://a.example/code' },
      ],
      authorships: [
        {
          author: {
            slug: 'ada',
            name: 'Ada Lovelace',
            givenName: 'Ada',
            familyName: 'Lovelace',
            orcid: '0000-0002-1825-0097',
          },
          affiliations: [{ name: 'Analytical Society', ror: '05a28rw58' }, { name: 'Home' }],
        },
        { author: { slug: 'ai2', name: 'Ai2' }, affiliations: [] },
      ],
      areas: [{ slug: 'maps', name: 'Maps' }],
    };
    expect(faultsOfJsonLd(written(paper))).toEqual([]);
    expect(written(paper)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      '@id': `${BASE}/papers/a-title`,
      url: `${BASE}/papers/a-title`,
      name: 'A Title',
      headline: 'A Title',
      abstract: 'Why and how.',
      description: 'Why…',
      author: [
        {
          '@type': 'Person',
          name: 'Ada Lovelace',
          givenName: 'Ada',
          familyName: 'Lovelace',
          url: `${BASE}/authors/ada`,
          sameAs: 'https://orcid.org/0000-0002-1825-0097',
          affiliation: [
            { '@type': 'Organization', name: 'Analytical Society', sameAs: 'https://ror.org/05a28rw58' },
            { '@type': 'Organization', name: 'Home' },
          ],
        },
        { '@type': 'Person', name: 'Ai2', url: `${BASE}/authors/ai2` },
      ],
      datePublished: '2025-04-24',
      isPartOf: {
        '@type': 'CreativeWorkSeries',
        name: 'Learning Representations',
        alternateName: 'ICLR',
        url: `${BASE}/venues/iclr`,
      },
      identifier: [
        {
          '@type': 'PropertyValue',
          propertyID: 'DOI',
          value: '10.1000/x',
          url: 'https://doi.org/10.1000/x',
        },
        { '@type': 'PropertyValue', propertyID: 'S2', value: 'abc' },
      ],
      sameAs: ['https://doi.org/10.1000/x'],
      keywords: ['maps'],
      about: [{ '@type': 'DefinedTerm', name: 'Maps', url: `${BASE}/areas/maps` }],
      award: ['Best paper'],
      encoding: [
        { '@type': 'MediaObject', contentUrl: 'https://a.example/a.pdf', encodingFormat: 'application/pdf' },
      ],
    });
  });

  it('leaves out what is not known', () => {
    expect(Object.keys(written(bare))).toEqual(['@context', '@type', '@id', 'url', 'name', 'headline']);
    expect(written({ ...bare, year: 987 }).datePublished).toBe('0987');
  });

  it('names no address that is not of the web', () => {
    const url = 'javascript:alert(1)';
    const paper = {
      ...bare,
      links: [{ kind: 'PDF', url }],
      externalIds: [{ scheme: 'DOI', value: 'x', url }],
    };
    expect(JSON.stringify(written(paper))).not.toContain('javascript');
  });

  it.each([
    ['PREPRINT', 'REPOSITORY', 'ScholarlyArticle', 'isPartOf', 'CreativeWorkSeries'],
    ['JOURNAL_ARTICLE', 'JOURNAL', 'ScholarlyArticle', 'isPartOf', 'Periodical'],
    ['OTHER', 'OTHER', 'ScholarlyArticle', 'isPartOf', 'CreativeWorkSeries'],
    ['BOOK', 'OTHER', 'Book', 'publisher', 'Organization'],
    ['BOOK_CHAPTER', 'OTHER', 'Chapter', 'isPartOf', 'CreativeWorkSeries'],
    ['THESIS', 'OTHER', 'Thesis', 'publisher', 'Organization'],
    ['REPORT', 'OTHER', 'Report', 'publisher', 'Organization'],
    ['DATASET', 'REPOSITORY', 'Dataset', 'isPartOf', 'CreativeWorkSeries'],
  ])('of a %s at a %s is a %s, with %s a %s', (type, kind, itsType, property, venueType) => {
    const article = written({ ...bare, type, venue: { slug: 'v', name: 'V', kind } });
    expect(article).toMatchObject({ '@type': itsType, [property]: { '@type': venueType } });
    expect(faultsOfJsonLd(article)).toEqual([]);
  });

  it('uses those terms rightly, whatever the paper says', () => {
    const text = fc.string({ unit: 'binary' });
    const maybe = fc.option(text);
    const named = fc.record({ slug: text, name: text });
    const url = fc.oneof(text, fc.webUrl());
    const types =
      'CONFERENCE_PAPER JOURNAL_ARTICLE BOOK BOOK_CHAPTER THESIS REPORT DATASET OTHER FUTURE'.split(' ');
    const papers = fc.record({
      slug: text,
      title: text,
      abstract: maybe,
      excerpt: maybe,
      type: fc.constantFrom(...types),
      publishedOn: fc.option(fc.constant('2025-04-24')),
      year: fc.option(fc.integer({ min: 1, max: 9999 })),
      venue: fc.option(fc.record({ slug: text, name: text, acronym: maybe, kind: text })),
      keywords: fc.array(text),
      awards: fc.array(text),
      externalIds: fc.array(fc.record({ scheme: text, value: text, url: fc.option(url) })),
      links: fc.array(fc.record({ kind: fc.constantFrom('PDF', 'CODE'), url })),
      authorships: fc.array(
        fc.record({
          author: fc.record({
            slug: text,
            name: text,
            givenName: maybe,
            familyName: maybe,
            orcid: fc.constant(null),
          }),
          affiliations: fc.array(fc.record({ name: text, ror: fc.constant(null) })),
        }),
        { maxLength: 3 },
      ),
      areas: fc.array(named),
    });
    fc.assert(fc.property(papers, (paper) => expect(faultsOfJsonLd(written(paper))).toEqual([])));
  });
});

describe('the check by the vocabulary sees', () => {
  const article = written(bare);
  it.each([
    ['a type that is none', { ...article, '@type': 'ScientificPaper' }, 'unknown type'],
    ['a property that is none', { ...article, titel: 'x' }, 'titel is no property'],
    ['a property of another type', { ...article, birthDate: '2000-01-01' }, 'birthDate is no property'],
    [
      'a value of another type',
      { ...article, author: { '@type': 'Place', name: 'x' } },
      'may not be a Place',
    ],
    ['text where a thing belongs', { ...article, encoding: 'x' }, 'encoding may not be "x"'],
    ['a date that is none', { ...article, datePublished: '24 April' }, 'datePublished may not be'],
    ['an address that is none', { ...article, url: 'x' }, 'url may not be'],
    ['an old term', { ...article, encodings: { '@type': 'MediaObject' } }, 'superseded'],
    ['another context', { ...article, '@context': 'https://example.org' }, 'context'],
  ])('%s', (_what, document, fault) => {
    expect(faultsOfJsonLd(document).join()).toContain(fault);
  });
});
