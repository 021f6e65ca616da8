import { isUtf8 } from 'node:buffer';
import { CUT_OFF, InputError } from '../input-error';
import { type Fault, fault } from './fault';
import { type JsonValue, jsonLines, parsed } from './json-lines';
import { JsonSplitter, type ListPaths } from './json-splitter';

/** Bytes that are looked at to tell lines from documents. */
const LOOKED_AT = 1024 * 1024;

/**
 * The entries of JSON that comes as one entry a line, as lists of entries, or as answers that hold such a list. Faulty
 * entries are faults.
 *
 * @param lists where answers hold their lists
 * @throws InputError where the rest cannot be read
 */
export async function* jsonEntries(
  input: AsyncIterable<Buffer>,
  lists: ListPaths,
): AsyncGenerator<JsonValue | Fault> {
  const { beginning, all } = await lookedAt(input);
  if (!isOneALine(beginning)) {
    yield* documentEntries(all, lists);
    return;
  }
  for await (const read of jsonLines(all)) {
    if (read.kind === 'fault') yield read;
    else for (const value of entriesIn(read.value, lists)) yield { ...read, value };
  }
}

/** The first lines of an input, and all of it. */
async function lookedAt(
  input: AsyncIterable<Buffer>,
): Promise<{ beginning: string; all: AsyncIterable<Buffer> }> {
  const chunks: Buffer[] = [];
  let length = 0;
  const iterator = input[Symbol.asyncIterator]();
  while (length < LOOKED_AT) {
    const next = await iterator.next();
    if (next.done) break;
    chunks.push(next.value);
    length += next.value.length;
    if (next.value.includes('\n') && firstLines(chunks).length > 2) break;
  }
  const rest = { [Symbol.asyncIterator]: () => iterator };
  return { beginning: Buffer.concat(chunks).toString('utf8'), all: concatenated(chunks, rest) };
}

async function* concatenated(first: Buffer[], rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}

function firstLines(chunks: Buffer[]): string[] {
  return Buffer.concat(chunks).toString('utf8').trimStart().split('\n', 3);
}

/** Whether entries stand one a line; the second line tells where the first is broken. */
function isOneALine(beginning: string): boolean {
  const [first = '', second = ''] = beginning.trimStart().split('\n', 2);
  if (isObjectText(first)) return true;
  return !/[[{,]\s*$/.test(first) && isObjectText(second);
}

function isObjectText(line: string): boolean {
  return /^\s*\{/.test(line) && parsed(line, 1).kind === 'value';
}

async function* documentEntries(
  input: AsyncIterable<Buffer>,
  lists: ListPaths,
): AsyncGenerator<JsonValue | Fault> {
  const splitter = new JsonSplitter(lists);
  for await (const chunk of input) {
    for (const { line, bytes, isElement } of splitter.push(chunk)) {
      const read = isUtf8(bytes)
        ? parsed(bytes.toString('utf8'), line)
        : fault(line, 'is not valid UTF-8', bytes);
      // What is left of an answer whose list has been read is no entry.
      if (read.kind === 'fault' || isElement || !listIn(read.value, lists)) yield read;
    }
  }
  const { openLine } = splitter;
  if (openLine !== undefined) throw new InputError(CUT_OFF, openLine);
}

function entriesIn(value: unknown, lists: ListPaths): readonly unknown[] {
  return Array.isArray(value) ? value : (listIn(value, lists) ?? [value]);
}

/** The list of entries that an answer holds; undefined where the value is an entry itself. */
function listIn(value: unknown, lists: ListPaths): readonly unknown[] | undefined {
  for (const path of lists) {
    let inner: unknown = value;
    // What is read of a value that is no object is undefined.
    for (const key of path) inner = Object(inner)[key];
    if (Array.isArray(inner)) return inner;
  }
  return undefined;
}
