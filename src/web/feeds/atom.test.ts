import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { anyFeed, entryWith, feedWith } from '../../../test/web/sample-feed';
import { readXml, type XmlElement } from '../../../test/web/strict-xml';
import { atomFeed } from './atom';

const ATOM = 'http://www.w3.org/2005/Atom';

const within = (parent: XmlElement, name: string) => parent.children.filter((child) => child.name === name);
const textOf = (parent: XmlElement, name: string) => within(parent, name).map(({ text }) => text);

/** What RFC 4287 asks of a feed, sections 4.1.1 and 4.1.2. */
function expectAtom(document: string): XmlElement {
  const feed = readXml(document);
  expect(feed).toMatchObject({ name: 'feed', namespace: ATOM });
  for (const part of [feed, ...within(feed, 'entry')]) {
    for (const name of ['id', 'title', 'updated']) expect(within(part, name)).toHaveLength(1);
    for (const name of ['subtitle', 'summary', 'published', 'generator'])
      expect(within(part, name).length).toBeLessThan(2);
    for (const moment of [...textOf(part, 'updated'), ...textOf(part, 'published')])
      expect(moment).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
    for (const [id] of [textOf(part, 'id')]) expect(URL.canParse(id ?? '')).toBe(true);
    for (const { attributes } of within(part, 'link')) {
      expect(URL.canParse(attributes.href ?? '')).toBe(true);
      expect(attributes.rel).toMatch(/^(self|alternate|next|related)$/);
    }
    expect(within(part, 'link').filter(({ attributes }) => attributes.rel === 'alternate')).toHaveLength(1);
    for (const author of within(part, 'author')) expect(textOf(author, 'name')).toHaveLength(1);
    for (const { attributes } of within(part, 'category')) expect(attributes).toHaveProperty('term');
  }
  expect(within(feed, 'author')).toHaveLength(1);
  return feed;
}

describe('an Atom feed', () => {
  it('says all that is known of a paper', () => {
    const entry = entryWith({
      title: 'On <b>bold</b> & "brave"',
      summary: 'Why & how…',
      publishedOn: '2025-04-24',
      authors: [{ name: 'Ada Lovelace', url: 'https://papers.example/authors/ada' }],
      areas: [{ slug: 'maps', name: 'Maps' }],
      doiUrl: 'https://doi.org/10.1000/a?b&c',
      pdfUrl: 'https://papers.example/a.pdf',
    });
    const document = atomFeed(
      feedWith({ description: 'All of them', nextUrl: 'https://papers.example/n', entries: [entry] }),
    );
    expectAtom(document);
    expect(parseAtomFeed(document)).toMatchObject({
      id: 'https://papers.example/papers.atom',
      title: { value: 'Papers' },
      subtitle: { value: 'All of them' },
      updated: '2025-06-01T12:00:00.000Z',
      authors: [{ name: 'A Lab', uri: 'https://papers.example/' }],
      links: [
        { rel: 'self', type: 'application/atom+xml', href: 'https://papers.example/papers.atom' },
        { rel: 'alternate', type: 'text/html', href: 'https://papers.example/papers' },
        { rel: 'next', type: 'application/atom+xml', href: 'https://papers.example/n' },
      ],
      entries: [
        {
          id: entry.id,
          title: { value: 'On <b>bold</b> & "brave"', type: 'text' },
          summary: { value: 'Why & how…', type: 'text' },
          published: '2025-04-24T00:00:00Z',
          updated: entry.updatedAt,
          authors: [{ name: 'Ada Lovelace', uri: 'https://papers.example/authors/ada' }],
          categories: [{ term: 'maps', label: 'Maps' }],
          links: [
            { rel: 'alternate', type: 'text/html', href: entry.url },
            { rel: 'related', href: entry.doiUrl, title: 'DOI' },
            { rel: 'related', type: 'application/pdf', href: entry.pdfUrl, title: 'PDF' },
          ],
        },
      ],
    });
  });

  it('of no papers has its time and its publisher all the same', () => {
    const feed = expectAtom(atomFeed(feedWith()));
    expect(textOf(feed, 'updated')).toEqual(['1970-01-01T00:00:00Z']);
  });

  it('names author and venue of a paper without abstract', () => {
    const [entry] = within(expectAtom(atomFeed(feedWith({ entries: [entryWith()] }))), 'entry');
    expect(entry && textOf(entry, 'summary')).toEqual(['Ada Lovelace. ICLR, 2025.']);
  });

  it('has changed when its latest entry has', () => {
    const entries = ['2024-01-01T00:00:00Z', '2025-01-01T01:00:00+02:00', '2023-01-01T00:00:00Z'].map(
      (updatedAt) => entryWith({ updatedAt: new Date(updatedAt).toISOString() }),
    );
    expect(textOf(readXml(atomFeed(feedWith({ entries }))), 'updated')).toEqual(['2024-12-31T23:00:00.000Z']);
  });

  it('is Atom whatever the papers say', () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const read = expectAtom(atomFeed(feed));
        expect(within(read, 'entry')).toHaveLength(feed.entries.length);
      }),
    );
  });
});
