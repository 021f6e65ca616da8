import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { collected, inPieces } from '../../../test/harness/read-source';
import { linesOf } from './lines';

const all = (content: Buffer | string, { size = 1_000, longest = 100 } = {}) =>
  collected(linesOf(inPieces(content, size), { longest }));

describe('the lines of an input', () => {
  it('are numbered from 1, blank ones counted but not given', async () => {
    expect(await all('a\n\n \t\r\nb')).toEqual([
      { kind: 'line', line: 1, text: 'a' },
      { kind: 'line', line: 4, text: 'b' },
    ]);
  });

  it('are the same whatever the size of the pieces they arrive in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 9 }), async (text, size) => {
        const whole = text.toWellFormed();
        const read = await all(whole, { size, longest: 10_000 });
        const expected = whole.split('\n').filter((line) => /\S/.test(line));
        expect(read.map(({ text: line }) => line)).toEqual(expected);
      }),
    );
  });

  it('that are too long are faults, quoted from their beginning, and those after them are read', async () => {
    const read = await all(`${'x'.repeat(5_000)}\nafter`, { size: 70, longest: 1024 });
    expect(read).toEqual([
      { kind: 'fault', line: 1, reason: 'is longer than 0.0009765625 MB', text: 'x'.repeat(200) },
      { kind: 'line', line: 2, text: 'after' },
    ]);
  });

  it('that are no UTF-8 are faults', async () => {
    const read = await all(Buffer.from('Müller\nb', 'latin1'));
    expect(read).toMatchObject([
      { kind: 'fault', line: 1, reason: 'is not valid UTF-8' },
      { kind: 'line', line: 2, text: 'b' },
    ]);
  });
});
