import { describe, expect, it } from '@jest/globals';
import { transformSync } from 'esbuild';
import fc from 'fast-check';
import markdownIt from 'markdown-it';
import { parseFragment } from 'parse5';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { anyPaper } from '../../../../test/web/any-paper';
import { card } from '../../card/card';
import { dateWriter } from '../../card/card-date';
import { h } from '../../card/html';
import { jsx } from './jsx';
import { papersMarkdown } from './markdown';

const BASE = 'https://papers.example';
const place = { base: BASE, writeDate: dateWriter('en') };

describe('cards as JSX', () => {
  it('are what the server makes, once React has rendered them', () => {
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const { code } = transformSync(`export default ${card(jsx, paper, place).jsx}`, {
          loader: 'jsx',
          format: 'cjs',
        });
        const module = { exports: { default: undefined } };
        new Function('React', 'module', 'exports', code)({ createElement }, module, module.exports);
        const rendered = renderToStaticMarkup(module.exports.default);
        expect(parseFragment(rendered)).toEqual(parseFragment(`${card(h, paper, place)}`));
      }),
      { numRuns: 50 },
    );
  });
});

describe('papers as Markdown', () => {
  it('are links whose text is the title, whatever it holds', () => {
    const renderer = markdownIt({ html: true, linkify: true, typographer: false });
    fc.assert(
      fc.property(anyPaper, (paper) => {
        const tokens = renderer.parseInline(papersMarkdown([paper], BASE), {})[0]?.children ?? [];
        const kinds = tokens.map(({ type }) => type);
        expect(kinds.filter((kind) => /html|image|code/.test(kind))).toEqual([]);
        const addresses = tokens.flatMap((token) => token.attrGet('href') ?? []);
        if (paper.title.trim() === '') return;
        expect(addresses[0]).toMatch(/^https:\/\/papers\.example\/papers\//);
        const open = kinds.indexOf('link_open');
        const text = tokens.slice(open + 1, kinds.indexOf('link_close')).map(({ content }) => content);
        expect(text.join('')).toBe(paper.title.replace(/\s+/g, ' ').trim());
      }),
    );
  });

  it('are a line for one and a list for several', () => {
    const paper = {
      slug: 'a-paper',
      title: 'A *paper*',
      authors: [{ slug: 'ada', name: 'Ada Lovelace' }],
      year: 2025,
      venue: { slug: 'iclr', name: 'A Conference', acronym: 'ICLR' },
      areas: [],
      links: [],
    };
    const line = '**[A \\*paper\\*](<https://papers.example/papers/a-paper>)** — Ada Lovelace — ICLR 2025';
    expect(papersMarkdown([paper], BASE)).toBe(line);
    expect(papersMarkdown([paper, paper], BASE)).toBe(`- ${line}\n- ${line}`);
  });
});
