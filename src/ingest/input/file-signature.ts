/** Bytes that files of one kind begin with. */
interface Signature {
  readonly bytes: readonly number[];
  /** Where they stand. */
  readonly at?: number;
  /** What to tell whoever gave us the file. */
  readonly reason: string;
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

const UNREADABLE: readonly Signature[] = [
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], reason: 'is packed with zstd; unpack it with unzstd first' },
  { bytes: [0xfd, ...ascii('7zXZ'), 0], reason: 'is packed with xz; unpack it with unxz first' },
  { bytes: ascii('BZh'), reason: 'is packed with bzip2; unpack it with bunzip2 first' },
  { bytes: [...ascii('PK'), 3, 4], reason: 'is a zip archive; unpack it with unzip first' },
  { bytes: [...ascii('7z'), 0xbc, 0xaf], reason: 'is a 7z archive; unpack it first' },
  { bytes: [0x1f, 0x9d], reason: 'is packed with compress; unpack it with uncompress first' },
  { bytes: ascii('ustar'), at: 257, reason: 'is a tar archive; unpack it with tar first' },
  { bytes: ascii('%PDF-'), reason: 'is a PDF, not a list of papers' },
];

const GZIP: Signature = {
  bytes: [0x1f, 0x8b],
  reason: 'is packed with gzip twice; unpack it with gunzip once',
};

const bears = (head: Buffer, { bytes, at = 0 }: Signature): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);

/** Bytes of the beginning that tell what a file is. */
export const SIGNATURE_LENGTH = 512;

/** Whether bytes are the beginning of gzip data. */
export const isGzip = (head: Buffer): boolean => bears(head, GZIP);

/** Why content that begins so, unpacked where it was gzip, cannot hold papers as text; undefined where it may. */
export function unreadableKind(head: Buffer): string | undefined {
  if (head.length === 0) return 'is empty';
  if (head.every((byte) => byte === 0)) return 'holds nothing but zero bytes: it was not written whole';
  return [...UNREADABLE, GZIP].find((signature) => bears(head, signature))?.reason;
}
