import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseJsonFeed } from 'feedsmith';
import { anyFeed, entryWith, feedWith } from '../../../test/web/sample-feed';
import { jsonFeed } from './json-feed';

describe('a JSON feed', () => {
  it('says all that is known of a paper', () => {
    const entry = entryWith({
      summary: 'Why.',
      publishedOn: '2025-04-24',
      authors: [{ name: 'Ada Lovelace', url: 'https://papers.example/authors/ada' }],
      areas: [{ slug: 'maps', name: 'Maps' }],
      doiUrl: 'https://doi.org/10.1000/a',
      pdfUrl: 'https://papers.example/a.pdf',
    });
    const document = jsonFeed(
      feedWith({ description: 'All', nextUrl: 'https://papers.example/n', entries: [entry] }),
    );
    expect(JSON.parse(document)).toEqual({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Papers',
      description: 'All',
      home_page_url: 'https://papers.example/papers',
      feed_url: 'https://papers.example/papers.atom',
      next_url: 'https://papers.example/n',
      authors: [{ name: 'A Lab', url: 'https://papers.example/' }],
      items: [
        {
          id: entry.id,
          url: entry.url,
          external_url: 'https://doi.org/10.1000/a',
          title: 'A Title',
          content_text: 'Why.',
          date_published: '2025-04-24T00:00:00Z',
          date_modified: '2025-06-01T12:00:00.000Z',
          authors: [{ name: 'Ada Lovelace', url: 'https://papers.example/authors/ada' }],
          tags: ['Maps'],
          attachments: [{ url: 'https://papers.example/a.pdf', mime_type: 'application/pdf' }],
        },
      ],
    });
  });

  it('is read by another program', () => {
    const read = parseJsonFeed(
      jsonFeed(feedWith({ entries: [entryWith(), entryWith({ publishedOn: '2025-04-24' })] })),
    );
    expect(read.items).toEqual([
      expect.objectContaining({ title: 'A Title', content_text: 'Ada Lovelace. ICLR, 2025.' }),
      expect.objectContaining({ date_published: '2025-04-24T00:00:00Z' }),
    ]);
  });

  it('holds what its version asks for, whatever the papers say', () => {
    fc.assert(
      fc.property(anyFeed, (feed) => {
        const { version, title, items } = JSON.parse(jsonFeed(feed));
        expect(version).toBe('https://jsonfeed.org/version/1.1');
        expect(title).toBe(feed.title);
        expect(items).toHaveLength(feed.entries.length);
        for (const item of items) {
          expect(typeof item.id).toBe('string');
          expect(typeof item.content_text).toBe('string');
          for (const list of [item.authors, item.tags, item.attachments]) expect(list).not.toEqual([]);
        }
      }),
    );
  });
});
