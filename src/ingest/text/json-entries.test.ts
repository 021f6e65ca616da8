import { describe, expect, it } from '@jest/globals';
import { collected, inPieces } from '../../../test/harness/read-source';
import { CUT_OFF, InputError } from '../input-error';
import { jsonEntries } from './json-entries';
import { jsonLines } from './json-lines';

const entriesOf = (content: string | Buffer) => collected(jsonEntries(inPieces(content, 7), [['data']]));

describe('JSON entries', () => {
  it.each([
    ['one a line', '{"a":1}\n\n{"a":2}\n'],
    ['as a list', '[\n{"a":1},\n{"a":2}\n]'],
    ['as a list on one line', '[{"a":1},{"a":2}]'],
    ['as an answer on one line', '{"total":2,"data":[{"a":1},{"a":2}]}'],
    ['as an answer on many', JSON.stringify({ total: 2, data: [{ a: 1 }, { a: 2 }] }, null, 2)],
    ['as an answer whose list is broken off into lines', '{"data":[\n{"a":1},\n{"a":2}\n]}'],
    ['as documents one after another', '{\n"a":1}\n{\n"a":2}\n'],
  ])('come %s', async (_how, text) => {
    const read = await entriesOf(text);
    expect(read.map((entry) => entry.kind === 'value' && entry.value)).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('are none where the list of an answer is empty', async () => {
    expect(await entriesOf('{"data":[]}')).toEqual([]);
    expect(await entriesOf('{\n"data":[]\n}')).toEqual([]);
  });

  it('that are broken are faults, and those after them are read', async () => {
    expect(await entriesOf('{"a":\n{"a":2}\n{"a":3')).toMatchObject([
      { kind: 'fault', line: 1, reason: expect.stringContaining('is not JSON') },
      { kind: 'value', line: 2 },
      { kind: 'fault', line: 3, reason: expect.stringMatching(/ seems to be cut off here$/) },
    ]);
    expect(await entriesOf('[\n{"a":1},\n{"a":oops},\n{"a":3}]')).toMatchObject([
      { kind: 'value', line: 2 },
      { kind: 'fault', line: 3, text: '{"a":oops}' },
      { kind: 'value', line: 4 },
    ]);
    expect(await entriesOf(Buffer.from('[\n{"a":"ü"},\n{"a":1}]', 'latin1'))).toMatchObject([
      { kind: 'fault', line: 2, reason: 'is not valid UTF-8' },
      { kind: 'value', line: 3 },
    ]);
  });

  it('before the end of a document that is broken off are read, then the place is told', async () => {
    const read: unknown[] = [];
    const reading = (async () => {
      for await (const entry of jsonEntries(inPieces('{\n"data":[\n{"a":1},\n{"a":'), [['data']]))
        read.push(entry);
    })();
    await expect(reading).rejects.toEqual(new InputError(CUT_OFF, 4));
    expect(read).toEqual([{ kind: 'value', line: 3, value: { a: 1 } }]);
  });

  it('are not looked for in what is no JSON', async () => {
    await expect(entriesOf('@article{x,\n title = {y}\n}\n')).rejects.toBeInstanceOf(InputError);
    await expect(collected(jsonLines(inPieces('<p>\n'.repeat(101))))).rejects.toEqual(
      new InputError('the first 100 lines are not JSON', 100),
    );
  });

  it('go on after many broken lines where one has been read before them', async () => {
    const read = await collected(jsonLines(inPieces(`{"a":1}\n${'oops\n'.repeat(200)}`)));
    expect(read).toHaveLength(201);
  });
});
