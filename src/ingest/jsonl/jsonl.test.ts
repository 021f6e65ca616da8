import { describe, expect, it } from '@jest/globals';
import { readingsOf } from '../../../test/harness/read-source';
import { readJsonl } from '.';

describe('the interchange format', () => {
  it('is one paper or entity a line, as it stands there', async () => {
    const text = '{"title":"A","x":1}\n\n{"entity":"area","path":["B"]}\n[]\n';
    expect(await readingsOf(readJsonl, text)).toEqual([
      { kind: 'paper', line: 1, paper: { title: 'A', x: 1 } },
      { kind: 'entity', line: 3, entity: { entity: 'area', path: ['B'] } },
      { kind: 'paper', line: 4, paper: [] },
    ]);
  });

  it('whose last line is broken off gives all lines before it', async () => {
    expect(await readingsOf(readJsonl, '{"title":"A"}\n{"title":"B')).toMatchObject([
      { kind: 'paper', line: 1 },
      { kind: 'fault', line: 2, reason: expect.stringMatching(/^is not JSON: /), text: '{"title":"B' },
    ]);
  });

  it('with a line that is far too long gives the others', async () => {
    const text = `{"title":"A"}\n{"title":"${'x'.repeat(17 * 1024 * 1024)}"}\n{"title":"C"}`;
    expect(await readingsOf(readJsonl, text)).toMatchObject([
      { kind: 'paper', line: 1 },
      { kind: 'fault', line: 2, reason: 'is longer than 16 MB' },
      { kind: 'paper', line: 3 },
    ]);
  });
});
