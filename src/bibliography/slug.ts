import { fold } from './fold';

const SLUG_LENGTH = 80;

/**
 * The readable part of a URL made from a title or a name: a–z, 0–9 and single hyphens, at most 80 characters, cut
 * between words. Text without any such character gives `fallback`.
 */
export function slugOf(text: string, fallback: string): string {
  const words =
    fold(text)
      .replace(/['’]/gu, '')
      .match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, SLUG_LENGTH) : `${slug}-${word}`;
    if (longer.length > SLUG_LENGTH) break;
    slug = longer;
  }
  return slug || fallback;
}
