import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { anyPaper } from '../../../test/web/any-paper';
import { AUTHORS_SHOWN, card } from './card';
import { dateWriter } from './card-date';
import type { CardPaper } from './card-paper';
import { domBuilder } from './dom-builder';
import { h } from './html';

const place = { base: '', writeDate: dateWriter('en') };

const bare: CardPaper = { slug: 'a-paper', title: 'A paper', authors: [], areas: [], links: [] };

const full: CardPaper = {
  ...bare,
  excerpt: 'What it is about…',
  publishedOn: '2025-04-24',
  year: 2025,
  venue: { slug: 'iclr', name: 'International Conference on Learning Representations', acronym: 'ICLR' },
  authors: [
    { slug: 'ada-lovelace', name: 'Ada Lovelace' },
    { slug: 'алан', name: 'Алан' },
  ],
  areas: [{ slug: 'language-models', name: 'Language Models' }],
  links: [
    { kind: 'PDF', url: 'https://papers.example/a.pdf' },
    { kind: 'CODE', url: 'https://code.example/a', label: 'Trainer' },
  ],
};

/** An element as a test sees it, whoever built it. */
type Seen = string | { tag: string; attributes: Record<string, string>; children: Seen[] };

function seen(node: DefaultTreeAdapterTypes.ChildNode): Seen {
  if ('value' in node) return node.value;
  if (!('attrs' in node)) return node.nodeName;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return { tag: node.tagName, attributes, children: node.childNodes.map(seen) };
}

/** A document as far as the builder needs it. Text beside text is one, as where HTML was parsed. */
class FakeElement {
  readonly attributes: Record<string, string> = {};
  readonly children: (FakeElement | string)[] = [];

  constructor(readonly tag: string) {}

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  append(...children: (FakeElement | string)[]): void {
    for (const child of children) {
      const last = this.children.at(-1);
      if (typeof child === 'string' && typeof last === 'string') this.children.splice(-1, 1, last + child);
      else this.children.push(child);
    }
  }
}
const fakeDom = domBuilder({ createElement: (tag: string) => new FakeElement(tag) });

const asText = (paper: CardPaper) => `${card(h, paper, place)}`;

describe('the card', () => {
  it('shows title, authors, venue, date, excerpt, areas and links, each with its page', () => {
    expect(asText(full)).toBe(
      [
        '<article class="pg-card">',
        '<p class="pg-title" dir="auto"><a class="pg-link" href="/papers/a-paper">A paper</a></p>',
        '<p class="pg-byline"><span class="pg-authors"><a class="pg-link" href="/authors/ada-lovelace">Ada Lovelace</a>, ',
        '<a class="pg-link" href="/authors/%D0%B0%D0%BB%D0%B0%D0%BD">Алан</a></span> · ',
        '<a class="pg-link" href="/venues/iclr">ICLR</a> · <time datetime="2025-04-24">Apr 24, 2025</time></p>',
        '<p class="pg-excerpt" dir="auto">What it is about…</p>',
        '<ul class="pg-areas" role="list"><li><a class="pg-link" href="/areas/language-models">Language Models</a></li></ul>',
        '<ul class="pg-actions" role="list"><li><a class="pg-link" href="https://papers.example/a.pdf" rel="noopener">PDF</a></li>',
        '<li><a class="pg-link" href="https://code.example/a" rel="noopener">Trainer</a></li></ul>',
        '</article>',
      ].join(''),
    );
  });

  it('leaves out what a paper has not', () => {
    expect(asText(bare)).toBe(
      '<article class="pg-card"><p class="pg-title" dir="auto"><a class="pg-link" href="/papers/a-paper">A paper</a></p></article>',
    );
    expect(asText({ ...bare, year: 987 })).toContain(
      '<p class="pg-byline"><time datetime="0987">987</time></p>',
    );
  });

  it('names a title as heading, and addresses of another host, where the place says so', () => {
    const markup = `${card(h, full, { ...place, heading: 3, base: 'https://papers.example' })}`;
    expect(markup).toContain(
      '<h3 class="pg-title" dir="auto"><a class="pg-link" href="https://papers.example/papers/a-paper">',
    );
  });

  it('shows links to other hosts only, and pages of slugs that no text could hold', () => {
    const links = ['javascript:alert(1)', '/papers', '//evil.example', 'mailto:a@b.example'].map((url) => ({
      kind: 'PDF',
      url,
    }));
    expect(asText({ ...bare, slug: '../\uD800', links })).toBe(
      '<article class="pg-card"><p class="pg-title" dir="auto"><a class="pg-link" href="/papers/..%2F%EF%BF%BD">A paper</a></p></article>',
    );
  });

  it('ends a long list of authors', () => {
    const authors = Array.from({ length: AUTHORS_SHOWN + 1 }, (_, n) => ({ slug: `a-${n}`, name: `A ${n}` }));
    const markup = asText({ ...bare, authors });
    expect(markup).toContain(`A ${AUTHORS_SHOWN - 1}</a> et al.</span>`);
    expect(markup).not.toContain(`A ${AUTHORS_SHOWN}<`);
    expect(asText({ ...bare, authors: authors.slice(1) })).not.toContain('et al.');
  });
});

describe('the card of any paper', () => {
  it('is the same from text as from a document', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const parsed = parseFragment(asText(paper)).childNodes.map(seen);
        expect(parsed).toEqual([card(fakeDom, paper, place)]);
      }),
    );
  });

  it('has elements, attributes and addresses of its own alone', () => {
    const tags = new Set(['article', 'p', 'a', 'span', 'time', 'ul', 'li']);
    const names = new Set(['class', 'href', 'rel', 'dir', 'role', 'datetime']);
    const check = (element: Seen): void => {
      if (typeof element === 'string') return;
      expect(tags).toContain(element.tag);
      for (const [name, value] of Object.entries(element.attributes)) {
        expect(names).toContain(name);
        if (name === 'href') expect(value).toMatch(/^(https?:\/\/|\/(papers|authors|areas|venues)\/)/i);
      }
      element.children.forEach(check);
    };
    fc.assert(
      fc.property(anyPaper, (paper) => parseFragment(asText(paper)).childNodes.map(seen).forEach(check)),
    );
  });
});

describe('dates', () => {
  it('are written as the language does', () => {
    expect(dateWriter('de')('2025-04-24')).toBe('24.04.2025');
    expect(dateWriter('en-GB')('2025-04-24')).toBe('24 Apr 2025');
  });

  it('are written in English for no language and stay what they are when they are none', () => {
    for (const language of ['', 'no language!'])
      expect(dateWriter(language)('2025-04-24')).toBe('Apr 24, 2025');
    expect(dateWriter('en')('soon')).toBe('soon');
  });
});
