import type { ApolloServerOptions, BaseContext } from '@apollo/server';
import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

type Store = NonNullable<ApolloServerOptions<BaseContext>['documentStore']>;

/** Documents kept at most. */
export const MAX_DOCUMENTS = 1_000;

/**
 * Characters of source the kept documents may have together. A parsed document takes up to 250 bytes a
 * character (measured, see docs/decisions/0004-http.md), which bounds the store to 75 MB.
 */
export const MAX_SOURCE_LENGTH = 300_000;

/**
 * Parsed documents by the hash of their text; the least recently used go first. Satisfies Apollo Server's
 * `documentStore`.
 */
export class DocumentStore implements Store {
  private readonly documents = new LRUCache<string, DocumentNode>({
    max: MAX_DOCUMENTS,
    maxSize: MAX_SOURCE_LENGTH,
    sizeCalculation: ({ loc }) => loc?.source.body.length || 1,
  });

  /** Documents now kept. */
  get size(): number {
    return this.documents.size;
  }

  /** Characters of source the kept documents have together. */
  get sourceLength(): number {
    return this.documents.calculatedSize;
  }

  async get(hash: string): Promise<DocumentNode | undefined> {
    return this.documents.get(hash);
  }

  async set(hash: string, document: DocumentNode): Promise<void> {
    this.documents.set(hash, document);
  }

  async delete(hash: string): Promise<boolean> {
    return this.documents.delete(hash);
  }
}
