import { hash } from 'node:crypto';

/**
 * A strong tag, which no other bytes have.
 * @param variant tells apart answers of the same bytes that are not the same, such as those of two media types
 */
export function entityTag(body: Buffer | string, variant = ''): string {
  return `"${hash('sha256', body, 'base64url')}${variant}"`;
}

/** Whether one of the tags a client holds is `etag`, as If-None-Match compares them. */
export function holdsTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const held = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return held.includes(etag) || held.includes('*');
}
