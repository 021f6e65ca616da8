import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError } from '../input-error';
import { openInput } from './open-input';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'papergraph-input-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let made = 0;

/** What is read of a file with these bytes, and what reading it ended with. */
async function read(bytes: Buffer | string): Promise<{ text: string; head: string; error?: unknown }> {
  made += 1;
  const file = path.join(folder, String(made));
  writeFileSync(file, bytes);
  const { head, content } = await openInput({ name: 'x', sourceName: 'x', path: file });
  const chunks: Buffer[] = [];
  const done = { head: head.toString() };
  try {
    for await (const chunk of content) chunks.push(chunk);
  } catch (error) {
    return { ...done, text: Buffer.concat(chunks).toString(), error };
  }
  return { ...done, text: Buffer.concat(chunks).toString() };
}

/** Text that gzip cannot make much smaller, so that it takes many reads. */
const LONG = Array.from({ length: 60_000 }, (_, line) => `${line} ${Math.sin(line)}\n`).join('');

describe('the content of a file', () => {
  test('is passed on whole, its beginning shown', async () => {
    const { text, head } = await read(LONG);
    expect(text).toBe(LONG);
    expect(head.length).toBeGreaterThanOrEqual(65_536);
    expect(LONG.startsWith(head)).toBe(true);
  });

  test('is unpacked where it is gzip, whatever its name', async () => {
    expect(await read(gzipSync(LONG))).toMatchObject({ text: LONG });
  });

  test('may be several members of gzip', async () => {
    const members = Buffer.concat([gzipSync('one\n'), gzipSync(LONG), gzipSync('two')]);
    expect(await read(members)).toMatchObject({ text: `one\n${LONG}two` });
  });

  test('loses its byte order mark', async () => {
    expect(await read('\uFEFFé')).toEqual({ text: 'é', head: 'é' });
    expect(await read(gzipSync('\uFEFFé'))).toEqual({ text: 'é', head: 'é' });
  });

  test('is turned into UTF-8 where its byte order mark says UTF-16', async () => {
    const little = Buffer.from(`\uFEFF${LONG}é𝔸`, 'utf16le');
    expect(await read(little)).toMatchObject({ text: `${LONG}é𝔸` });
    expect(await read(Buffer.from(little).swap16())).toMatchObject({ text: `${LONG}é𝔸` });
  });

  test('may hold bytes that are not UTF-8, which the readers judge', async () => {
    const bytes = Buffer.from([0x61, 0xff, 0x62]);
    expect((await read(bytes)).text).toBe(bytes.toString());
  });
});

describe('refused with the reason', () => {
  test.each<[string, Buffer, string]>([
    ['an empty file', Buffer.alloc(0), 'is empty'],
    ['an empty file, packed', gzipSync(''), 'is empty'],
    ['a byte order mark alone', Buffer.from('\uFEFF'), 'is empty'],
    ['zeros', Buffer.alloc(200_000), 'holds nothing but zero bytes: it was not written whole'],
    ['packed zeros', gzipSync(Buffer.alloc(9_999)), 'holds nothing but zero bytes: it was not written whole'],
    ['zstd', Buffer.from('28b52ffd00', 'hex'), 'is packed with zstd; unpack it with unzstd first'],
    ['xz', Buffer.from('fd377a585a0000', 'hex'), 'is packed with xz; unpack it with unxz first'],
    ['bzip2', Buffer.from('BZh91AY'), 'is packed with bzip2; unpack it with bunzip2 first'],
    ['zip', Buffer.from('PK\u0003\u0004xx'), 'is a zip archive; unpack it with unzip first'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'is a PDF, not a list of papers'],
    [
      'a packed tar',
      gzipSync(Buffer.from(`${'a'.repeat(257)}ustar`)),
      'is a tar archive; unpack it with tar first',
    ],
    ['gzip in gzip', gzipSync(gzipSync('x')), 'is packed with gzip twice; unpack it with gunzip once'],
    [
      'UTF-16 without a mark',
      Buffer.from('@article{x}', 'utf16le'),
      'looks like UTF-16 without a byte order mark; convert it to UTF-8 first',
    ],
  ])('%s', async (_kind, bytes, reason) => {
    await expect(read(bytes)).rejects.toThrow(new InputError(reason));
  });

  test('gzip that is cut off before its first byte', async () => {
    await expect(read(gzipSync(LONG).subarray(0, 11))).rejects.toThrow(
      'the gzip data end too early: the file was not written or sent whole',
    );
  });

  test('a file that is gone', async () => {
    const gone = { name: 'x', sourceName: 'x', path: path.join(folder, 'gone') };
    await expect(openInput(gone)).rejects.toThrow('cannot be read (ENOENT)');
  });
});

describe('gzip with a fault', () => {
  const packed = gzipSync(LONG);

  test.each([0.2, 0.5, 0.999])(
    'cut off at %d of its length gives all that can be told before it',
    async (part) => {
      const cut = packed.subarray(0, Math.floor(packed.length * part));
      const { text, error } = await read(cut);
      expect(error).toEqual(
        new InputError('the gzip data end too early: the file was not written or sent whole'),
      );
      expect(text).toBe(gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString());
    },
  );

  test('damaged in the middle gives what stands before', async () => {
    const damaged = Buffer.from(packed);
    damaged.fill(0xff, packed.length / 2, packed.length / 2 + 64);
    const { text, error } = await read(damaged);
    expect(error).toBeInstanceOf(InputError);
    expect(String(error)).toContain('the gzip data are damaged (');
    expect(text.length).toBeGreaterThan(LONG.length / 3);
  });

  test('that unpacks to a thousand times its size is taken in piece by piece', async () => {
    const file = path.join(folder, 'bomb.gz');
    const bomb = gzipSync(Buffer.alloc(200_000_000, 'x'));
    writeFileSync(file, bomb);
    let taken = 0;
    const onBytes = (count: number) => {
      taken += count;
    };
    const { content } = await openInput({ name: 'x', sourceName: 'x', path: file }, { onBytes });
    let size = 0;
    for await (const chunk of content) {
      if (size === 0) expect(taken).toBeLessThan(bomb.length / 2);
      size += chunk.length;
    }
    expect(size).toBe(200_000_000);
  });
});

test('an abort ends the content, and counts the bytes until then', async () => {
  const file = path.join(folder, 'long');
  writeFileSync(file, LONG);
  const controller = new AbortController();
  let taken = 0;
  const { content } = await openInput(
    { name: 'x', sourceName: 'x', path: file },
    {
      signal: controller.signal,
      onBytes: (count) => {
        taken += count;
      },
    },
  );
  const readAll = async () => {
    for await (const _ of content) controller.abort();
  };
  await expect(readAll()).rejects.toMatchObject({ name: 'AbortError' });
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(LONG.length);
});
