import { createWriteStream, rmSync } from 'node:fs';
import { realpath, rename, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';

/** The file behind a name, links followed, and its permissions where it is there already. */
async function existing(file: string): Promise<{ path: string; mode?: number; isRegular: boolean }> {
  try {
    const path = await realpath(file);
    const found = await stat(path);
    return { path, mode: found.mode & 0o777, isRegular: found.isFile() };
  } catch {
    // What is not there is made; what cannot be reached says so when it is opened.
    return { path: file, isRegular: true };
  }
}

/**
 * Has `write` write a file and end it. Under its name the file is there only once it is whole: until then it has another,
 * and goes when writing fails or the process is stopped. A device or a pipe is written as it is.
 */
export async function writeWholeFile(
  file: string,
  write: (output: Writable) => Promise<void>,
): Promise<void> {
  const { path, mode, isRegular } = await existing(file);
  if (!isRegular) return write(createWriteStream(path));
  const partial = `${path}.${process.pid}.partial`;
  const remove = () => rmSync(partial, { force: true });
  process.once('exit', remove);
  try {
    await write(createWriteStream(partial, { mode, flush: true }));
    await rename(partial, path);
  } catch (error) {
    remove();
    throw error;
  } finally {
    process.off('exit', remove);
  }
}
