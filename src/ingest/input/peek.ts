/** The beginning of a stream of bytes, and the whole of it. */
export interface Peeked {
  /** At least the bytes asked for, or all there are. */
  readonly head: Buffer;
  /** Everything from the first byte on. An error met while peeking is thrown where it stood. */
  readonly content: AsyncIterable<Buffer>;
}

/** Looks at the first bytes of a stream without losing them. */
export async function peek(source: AsyncIterable<Buffer>, length: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Buffer[] = [];
  let failure: { error: unknown } | undefined;
  for (let seen = 0; seen < length; ) {
    try {
      const next = await iterator.next();
      if (next.done) break;
      chunks.push(next.value);
      seen += next.value.length;
    } catch (error) {
      failure = { error };
      break;
    }
  }
  async function* content(): AsyncGenerator<Buffer> {
    try {
      while (chunks.length > 0) yield chunks.shift() ?? Buffer.alloc(0);
      if (failure) throw failure.error;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(chunks), content: content() };
}
