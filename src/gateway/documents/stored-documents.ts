import { createHash } from 'node:crypto';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { StartupError } from '../../errors/startup-error';
import {
  createDocumentValidation,
  type DocumentValidationOptions,
} from '../../graphql/limits/document-validation';

/** A document that the server knows before anyone asks for it. */
export interface StoredDocument {
  /** What clients may ask for it by, beside its hash. One of 64 hexadecimal digits is taken for the hash and must be it. */
  readonly id: string;
  readonly text: string;
  /** What messages about it name beside its id, such as the file it was read from. */
  readonly origin?: string;
}

/** What {@link StoredDocuments} is made from. */
export interface StoredDocumentsOptions extends DocumentValidationOptions {
  /** Whether operations are refused that are of no document that was added. False by default. */
  readonly trustedOnly?: boolean;
}

/** Documents that clients may have registered at a time. */
export const MAX_REGISTERED = 5_000;

/** Characters that the registered documents may have together: at most 4 MB, since one takes a byte or two. */
export const MAX_REGISTERED_LENGTH = 2_000_000;

/** How a SHA-256 hash is written. */
export const SHA256_HEX = /^[0-9a-f]{64}$/;

/** The hash that a document is known by: SHA-256 of its text in UTF-8, as lower-case hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Documents that clients ask for by an id or a hash in place of their text.
 *
 * Those that the operator or the program itself {@link add adds} are trusted: they are validated when they are added and stay
 * until the process ends. Those that clients {@link register} are kept as long as the bounds allow; what was asked for least
 * recently goes first.
 */
export class StoredDocuments {
  readonly trustedOnly: boolean;
  /** Texts by id and by hash. */
  private readonly trusted = new Map<string, string>();
  private readonly trustedIds = new Set<string>();
  private readonly trustedTexts = new Set<string>();
  private readonly registered = new LRUCache<string, string>({
    max: MAX_REGISTERED,
    maxSize: MAX_REGISTERED_LENGTH,
    sizeCalculation: (text) => text.length,
  });
  private readonly faultsOf: (text: string) => readonly Error[];

  constructor({ trustedOnly = false, ...options }: StoredDocumentsOptions) {
    this.trustedOnly = trustedOnly;
    const validate = createDocumentValidation(options);
    this.faultsOf = (text) => {
      try {
        return validate(parse(text, { maxTokens: options.limits.tokens }));
      } catch (error) {
        // What parse throws is an Error.
        return [error as Error];
      }
    };
  }

  /** Adds a document for good. Throws StartupError where its id is taken, is the hash of another text, or its text could never run. */
  add({ id, text, origin }: StoredDocument): void {
    const hash = hashOf(text);
    const refuse = (reason: string, mend: string) =>
      new StartupError(`${origin ? `${origin}: ` : ''}the document ${JSON.stringify(id)} ${reason}`, mend);
    if (id === '') throw refuse('has an empty id', 'give it one');
    if (this.trustedIds.has(id)) throw refuse('is there twice', 'give each document an id of its own');
    if (SHA256_HEX.test(id) && id !== hash) {
      throw refuse(
        `has not the text of that hash, but of ${hash}`,
        'make the manifest again from its documents',
      );
    }
    const [fault] = this.faultsOf(text);
    if (fault) throw refuse(`could never run: ${fault.message}`, 'correct the document, or leave it out');
    this.trustedIds.add(id);
    this.trustedTexts.add(text);
    this.trusted.set(id, text).set(hash, text);
  }

  /** Keeps a valid document that a client sent, under the hash of its text. */
  register(hash: string, text: string): void {
    this.registered.set(hash, text);
  }

  /** The text of a document by its id or hash. */
  find(id: string): string | undefined {
    return this.trusted.get(id) ?? this.registered.get(id);
  }

  /** Whether a text is that of a document that was added. */
  isTrusted(text: string): boolean {
    return this.trustedTexts.has(text);
  }

  /** Documents now registered by clients, and the characters they have together. */
  get registrations(): { readonly count: number; readonly length: number } {
    return { count: this.registered.size, length: this.registered.calculatedSize };
  }
}
