import { LRUCache } from 'lru-cache';

/** Operations that a cache keeps unless told. */
export const DEFAULT_CACHED_OPERATIONS = 500;

/**
 * Characters of text that the kept operations may have together. Read, planned, compiled and shaped an operation takes
 * about 500 bytes of heap a character (measured, see docs/performance.md).
 */
export const MAX_CACHED_TEXT = 300_000;

/** What was made of operations, by their text. The least recently used go first; one beyond the whole bound is not kept. */
export function createOperationCache<Made extends object>(max: number): LRUCache<string, Made> {
  return new LRUCache({ max, maxSize: MAX_CACHED_TEXT, sizeCalculation: (_made, text) => text.length + 1 });
}
