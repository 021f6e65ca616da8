import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { InputError } from '../input-error';
import { isGzip, SIGNATURE_LENGTH, unreadableKind } from './file-signature';
import { gunzip } from './gunzip';
import type { ImportInput } from './import-input';
import { peek } from './peek';
import { asUtf8 } from './text-encoding';

/** An input that is being read. */
export interface OpenedInput {
  /** The beginning of the content, {@link HEAD_LENGTH} bytes or all there are. */
  readonly head: Buffer;
  /** The whole content, unpacked, in UTF-8 as far as its byte order mark tells. */
  readonly content: AsyncIterable<Buffer>;
  /** Lets go of the file, whether or not it has been read. */
  close(): void;
}

/** Enough to tell the format from. */
const HEAD_LENGTH = 65_536;

/** How an input is read. */
interface Reading {
  /** Aborted, it makes the content throw an AbortError. */
  readonly signal?: AbortSignal;
  /** Told how many more bytes of the input, as stored, were taken in. */
  onBytes?(count: number): void;
}

/** Opens an input and looks at its beginning. @throws InputError where it holds no text that could be read */
export async function openInput(input: ImportInput, reading: Reading = {}): Promise<OpenedInput> {
  const stream: Readable = input.path === undefined ? process.stdin : createReadStream(input.path);
  if (reading.signal) addAbortSignal(reading.signal, stream);
  const close = () => void stream.destroy();
  try {
    const stored = await peek(storedBytes(stream, reading), SIGNATURE_LENGTH);
    const plain = isGzip(stored.head) ? gunzip(stored.content) : stored.content;
    const seen = await peek(plain, HEAD_LENGTH);
    // A fault before the first byte of content says more than that there is none.
    if (seen.head.length === 0) for await (const _ of seen.content) break;
    const reason = unreadableKind(seen.head);
    if (reason !== undefined) throw new InputError(reason);
    const text = await peek(asUtf8(seen.head, seen.content), HEAD_LENGTH);
    if (text.head.length === 0) throw new InputError('is empty');
    return { ...text, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function* storedBytes(stream: Readable, { onBytes }: Reading): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream) {
      onBytes?.(chunk.length);
      yield chunk;
    }
  } catch (error) {
    const { code, name } = error as NodeJS.ErrnoException; // streams of files fail with errors of the system only
    if (name === 'AbortError') throw error;
    throw new InputError(`cannot be read (${code})`, undefined, { cause: error });
  }
}
