/** The encodings that answers are sent in, best first. */
export type ContentEncoding = 'br' | 'gzip';

/**
 * The encoding to answer in by `Accept-Encoding` (RFC 9110, 12.5.3): brotli before gzip where both are wanted equally, none where
 * the header is absent or refuses both.
 */
export function acceptedEncoding(header: string | undefined): ContentEncoding | undefined {
  const weights = new Map<string, number>();
  for (const entry of header?.toLowerCase().split(',') ?? []) {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const weight = quality === undefined ? 1 : Number(quality);
    weights.set(name === 'x-gzip' ? 'gzip' : name, Number.isFinite(weight) ? weight : 0);
  }
  const weightOf = (name: ContentEncoding) => weights.get(name) ?? weights.get('*') ?? 0;
  const [br, gzip] = [weightOf('br'), weightOf('gzip')];
  if (br <= 0 && gzip <= 0) return undefined;
  return br >= gzip ? 'br' : 'gzip';
}
