import fc from 'fast-check';
import type { Feed, FeedEntry } from '../../src/web/feeds/feed';

/** An entry with nothing to say but what a test gives it. */
export function entryWith(fields: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: 'https://papers.example/papers/paper_1',
    url: 'https://papers.example/papers/a-title',
    title: 'A Title',
    summary: null,
    byline: 'Ada Lovelace. ICLR, 2025.',
    publishedOn: null,
    updatedAt: '2025-06-01T12:00:00.000Z',
    authors: [],
    areas: [],
    doiUrl: null,
    pdfUrl: null,
    ...fields,
  };
}

/** A feed with nothing to say but what a test gives it. */
export function feedWith(fields: Partial<Feed> = {}): Feed {
  return {
    id: 'https://papers.example/papers.atom',
    title: 'Papers',
    description: null,
    publisher: 'A Lab',
    siteUrl: 'https://papers.example/',
    pageUrl: 'https://papers.example/papers',
    selfUrl: 'https://papers.example/papers.atom',
    nextUrl: null,
    entries: [],
    ...fields,
  };
}

const piece = fc.constantFrom(
  '<script>',
  ']]>',
  '&',
  '"',
  "'",
  '\u0000',
  '\u001b',
  '\r\n',
  '\ud800',
  '\uffff',
  '{{x}}',
  '</feed>',
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(piece).map((parts) => parts.join('')),
);
const moment = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

const anyEntry: fc.Arbitrary<FeedEntry> = fc.record({
  id: fc.webUrl(),
  url: fc.webUrl({ withFragments: true, withQueryParameters: true }),
  title: text,
  summary: fc.option(text),
  byline: text,
  publishedOn: fc.option(moment.map((time) => time.slice(0, 10))),
  updatedAt: moment,
  authors: fc.array(fc.record({ name: text, url: fc.webUrl() }), { maxLength: 3 }),
  areas: fc.array(fc.record({ slug: text, name: text }), { maxLength: 3 }),
  doiUrl: fc.option(fc.webUrl()),
  pdfUrl: fc.option(fc.webUrl()),
});

/** Feeds of any text, the stranger the likelier. */
export const anyFeed: fc.Arbitrary<Feed> = fc.record({
  id: fc.webUrl(),
  title: text,
  description: fc.option(text),
  publisher: text,
  siteUrl: fc.webUrl(),
  pageUrl: fc.webUrl(),
  selfUrl: fc.webUrl({ withQueryParameters: true }),
  nextUrl: fc.option(fc.webUrl()),
  entries: fc.array(anyEntry, { maxLength: 4 }),
});
