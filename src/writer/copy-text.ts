/** What a column can be given. */
export type CopyValue = string | number | boolean | null | Buffer | readonly string[] | readonly Buffer[];

/** Bytes after which a piece of the text is sent. */
const PIECE = 256 * 1024;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  return /[\\\n\r\t]/.test(text)
    ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character)
    : text;
}

const hexadecimal = (bytes: Buffer) => `\\x${bytes.toString('hex')}`;

function arrayLiteral(items: readonly (string | Buffer)[]): string {
  const quoted = items.map((item) => {
    const text = typeof item === 'string' ? item : hexadecimal(item);
    return `"${text.replace(/[\\"]/g, '\\$&')}"`;
  });
  return `{${quoted.join(',')}}`;
}

function field(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (Buffer.isBuffer(value)) return escaped(hexadecimal(value));
  return escaped(arrayLiteral(value as readonly (string | Buffer)[])); // what is no buffer and no scalar is an array
}

/** Rows in the text format of COPY, in pieces. https://www.postgresql.org/docs/current/sql-copy.html, "Text Format" */
export function* copyText(rows: readonly (readonly CopyValue[])[]): Generator<Buffer> {
  let piece = '';
  for (const row of rows) {
    let line = '';
    for (let index = 0; index < row.length; index += 1) {
      if (index > 0) line += '\t';
      line += field(row[index] ?? null);
    }
    piece += `${line}\n`;
    if (piece.length >= PIECE) {
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}
