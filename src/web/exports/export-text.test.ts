import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EXPORT_FORMATS } from './export-format';
import { type ExportPage, exportText } from './export-text';
import type { PaperList } from './paper-list';

interface Numbered {
  readonly id: string;
}

const plain: PaperList<Numbered> = {
  opening: '<',
  paper: ({ id }) => `${id} `,
  closing: (count) => `${count}>`,
};

/** Pages of these ids, and how often one was read. */
function pagesOf(...pages: readonly (readonly string[])[]) {
  const reads: string[] = [];
  const page = (index: number): ExportPage<Numbered> => ({
    papers: (pages[index] ?? []).map((id) => ({ id })),
    next: index + 1 < pages.length ? String(index + 1) : null,
  });
  const read = async (after: string) => {
    reads.push(after);
    return page(Number(after));
  };
  return { first: page(0), read, reads };
}

async function joined(text: AsyncIterable<string>): Promise<string> {
  let all = '';
  for await (const piece of text) all += piece;
  return all;
}

describe('a file of papers', () => {
  it('has the papers of all pages in their order, and how many they are', async () => {
    const { first, read, reads } = pagesOf(['a', 'b'], ['c'], [], ['d']);
    expect(await joined(exportText(plain, first, read))).toBe('<a b c d 4>');
    expect(reads).toEqual(['1', '2', '3']);
  });

  it('of no papers is a file all the same', async () => {
    const { first, read } = pagesOf([]);
    expect(await joined(exportText(plain, first, read))).toBe('<0>');
  });

  it('has a paper once that moved between pages, and counts it once', async () => {
    const { first, read } = pagesOf(['a', 'b'], ['b', 'c'], ['a']);
    expect(await joined(exportText(plain, first, read))).toBe('<a b c 3>');
  });

  it('has each paper once, whatever the pages are', async () => {
    const ids = fc.array(fc.constantFrom(...'abcdefgh'));
    await fc.assert(
      fc.asyncProperty(fc.array(ids, { minLength: 1 }), async (pages) => {
        const { first, read } = pagesOf(...pages);
        const all = [...new Set(pages.flat())];
        const expected = `<${all.map((id) => `${id} `).join('')}${all.length}>`;
        expect(await joined(exportText(plain, first, read))).toBe(expected);
      }),
    );
  });

  it('ends without its closing where a page cannot be read', async () => {
    const { first } = pagesOf(['a'], ['b']);
    const pieces: string[] = [];
    const failing = async () => {
      for await (const piece of exportText(plain, first, () => Promise.reject(new Error('gone'))))
        pieces.push(piece);
    };
    await expect(failing()).rejects.toThrow('gone');
    expect(pieces).toEqual(['<a ']);
  });

  it('reads a page when the one before is taken, and no more once nobody takes it', async () => {
    const { first, read, reads } = pagesOf(['a'], ['b'], ['c'], ['d'], ['e'], ['f']);
    const stream = Readable.from(exportText(plain, first, read), { highWaterMark: 1 });
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads.length).toBeLessThan(3);
    await iterator.return?.();
    const readBefore = reads.length;
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads.length).toBe(readBefore);
  });
});

describe('BibTeX of many papers', () => {
  const [bibtex] = EXPORT_FORMATS;

  it('has keys of their own', async () => {
    if (bibtex?.style !== 'BIBTEX') throw new Error('no BibTeX');
    const entry = (id: string, key: string) => ({
      id,
      citation: `@article{${key},\n  title = {A, {b}}\n}\n`,
    });
    const papers = [entry('1', 'a'), entry('2', 'a'), entry('3', 'ax2'), entry('4', 'a'), entry('5', '')];
    const { read } = pagesOf();
    const text = await joined(exportText(bibtex.list(), { papers, next: null }, read as never));
    expect(text.match(/@article\{.*/g)).toEqual([
      '@article{a,',
      '@article{ax2,',
      '@article{ax2x2,',
      '@article{ax3,',
      '@article{,',
    ]);
    expect(text).toContain('  title = {A, {b}}\n}\n\n@');
  });
});
