import { createHash } from 'node:crypto';

/** 48 bits, which keep a million entries apart and fit a number. */
function fingerprint(text: string): number {
  return createHash('sha1').update(text).digest().readUIntBE(0, 6);
}

/**
 * Source keys for the entries of one file, whose own keys may stand twice. The second entry of a key gets "~2" behind it,
 * so that both arrive; the same entry again keeps the key of the first.
 */
export class EntryKeys {
  private readonly contents = new Map<string, number[]>();

  /** @param prefix of every key: "bibtex:lab.bib#". */
  constructor(private readonly prefix: string) {}

  /** The source key of an entry of the file. `content` is all that the entry says. */
  sourceKey(key: string, content: string): string {
    const print = fingerprint(content);
    const known = this.contents.get(key) ?? [];
    let index = known.indexOf(print);
    if (index < 0) index = known.push(print) - 1;
    this.contents.set(key, known);
    return `${this.prefix}${key}${index === 0 ? '' : `~${index + 1}`}`;
  }
}

/** A key for an entry that has none: made of what it says, so that it stays when entries before it come or go. */
export function keyOfContent(content: string): string {
  return `-${fingerprint(content).toString(16).padStart(12, '0')}`;
}
