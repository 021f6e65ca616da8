import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { InputError } from '../input-error';
import { type JsonPiece, JsonSplitter } from './json-splitter';

const LISTS = [['items'], ['message', 'items']];

/** What the splitter makes of a text that arrives in pieces of `size` bytes. */
function split(text: string, size = 1_000_000) {
  const splitter = new JsonSplitter(LISTS);
  const bytes = Buffer.from(text);
  const pieces: JsonPiece[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    pieces.push(...splitter.push(bytes.subarray(start, start + size)));
  }
  return {
    elements: pieces
      .filter(({ isElement }) => isElement)
      .map(({ bytes: piece }) => JSON.parse(String(piece))),
    rests: pieces.filter(({ isElement }) => !isElement).map(({ bytes: piece }) => JSON.parse(String(piece))),
    lines: pieces.map(({ line }) => line),
    openLine: splitter.openLine,
  };
}

describe('the splitter of JSON documents', () => {
  it('takes the elements out of an answer and leaves the rest', () => {
    const text =
      '{"status":"ok","message":{"total":2,\n"items":[\n{"a":"]}\\"{"},\n\n{"b":[1,{}]} ],"next":[1]}}\n';
    expect(split(text)).toEqual({
      elements: [{ a: ']}"{' }, { b: [1, {}] }],
      rests: [{ status: 'ok', message: { total: 2, items: [], next: [1] } }],
      lines: [3, 5, 1],
      openLine: undefined,
    });
  });

  it('takes lists for entries only where they stand at one of the paths', () => {
    const paper = { title: ['x'], other: { items: [1] }, list: [{ items: [2] }] };
    expect(split(JSON.stringify(paper))).toMatchObject({ elements: [], rests: [paper] });
  });

  it('reads a bare list, several documents, and entries that are no objects', () => {
    expect(split('[1, "a,]" ,null,[2]\n]{"x":1} {"y":2}')).toMatchObject({
      elements: [1, 'a,]', null, [2]],
      rests: [{ x: 1 }, { y: 2 }],
    });
  });

  it('gives the same whatever the size of the pieces it arrives in, and what JSON.parse gives', () => {
    void fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        fc.constantFrom(undefined, 2),
        fc.integer({ min: 1, max: 40 }),
        (items, other, indent, size) => {
          const answer = { other, message: { before: other, items, after: [other] } };
          const { elements, rests, openLine } = split(JSON.stringify(answer, null, indent), size);
          // JSON has one zero in text and two in memory.
          const read = JSON.parse(JSON.stringify(answer));
          expect(elements).toEqual(read.message.items);
          expect(rests).toEqual([{ ...read, message: { ...read.message, items: [] } }]);
          expect(openLine).toBeUndefined();
        },
      ),
    );
  });

  it('gives what ended before the document broke off, and the line of the entry that did not', () => {
    expect(split('[\n{"a":1},\n{"b":')).toMatchObject({ elements: [{ a: 1 }], openLine: 3 });
  });

  it('comes to an end whatever it is given', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', ' ', '\n', '1', '"items":[');
    void fc.assert(
      fc.property(fc.array(pieces), fc.integer({ min: 1, max: 5 }), (parts, size) => {
        const splitter = new JsonSplitter(LISTS);
        const bytes = Buffer.from(parts.join(''));
        try {
          for (let start = 0; start < bytes.length; start += size) {
            Array.from(splitter.push(bytes.subarray(start, start + size)));
          }
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['<html>', 'null', '{"a":1]', '[}', '[1}', '{"a":1}}', ']', '@article{x}'])(
    'refuses %s',
    (text) => {
      expect(() => split(text)).toThrow(InputError);
    },
  );
});
