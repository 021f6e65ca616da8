import { createGunzip } from 'node:zlib';
import { InputError } from '../input-error';

/** Bytes unpacked at a time: at gzip's best ratio of about 1,000 to 1 they become 16 MB, which is all that is held. */
const SLICE = 16_384;

function fault(error: NodeJS.ErrnoException): InputError {
  const message =
    error.code === 'Z_BUF_ERROR'
      ? 'the gzip data end too early: the file was not written or sent whole'
      : `the gzip data are damaged (${error.message})`;
  return new InputError(message, undefined, { cause: error });
}

/**
 * Unpacks gzip, also of several members one after another. Everything before a fault is yielded before it is thrown,
 * which reading from the zlib stream itself would not do: it throws away what waits to be read.
 *
 * @throws InputError
 */
export async function* gunzip(packed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const unzip = createGunzip({ chunkSize: 65_536 });
  let unpacked: Buffer[] = [];
  let failure: NodeJS.ErrnoException | undefined;
  let wake = () => {};
  unzip.on('data', (chunk: Buffer) => unpacked.push(chunk));
  unzip.on('error', (error) => {
    failure = error;
  });
  unzip.on('close', () => wake());
  /** What has come out once a step is done; a stream that failed closes without finishing its step. */
  const after = async (step: (done: () => void) => void): Promise<Buffer[]> => {
    await new Promise<void>((resolve) => {
      wake = resolve;
      step(resolve);
    });
    const chunks = unpacked;
    unpacked = [];
    return chunks;
  };
  try {
    for await (const chunk of packed) {
      for (let start = 0; start < chunk.length; start += SLICE) {
        yield* await after((done) => void unzip.write(chunk.subarray(start, start + SLICE), done));
        if (failure) throw fault(failure);
      }
    }
    yield* await after((done) => void unzip.once('end', done).end());
    if (failure) throw fault(failure);
  } finally {
    unzip.destroy();
  }
}
