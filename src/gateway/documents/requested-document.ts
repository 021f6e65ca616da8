import { GraphError } from '../../errors/graph-error';
import { hashOf, SHA256_HEX, type StoredDocuments } from './stored-documents';

/** The parameters of a GraphQL request that say which document it is about, of whatever type they came as. */
export interface DocumentParameters {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/** The document that a request is about. */
export interface RequestedDocument {
  readonly text: string;
  /** The id or hash that the request names it by; absent where it sends nothing but the text. */
  readonly id?: string;
  /** The hash of a text that the client wants kept and that is not yet; to be registered once it is known to be valid. */
  readonly toRegister?: string;
}

/** Clients in the field know this case by its message, which therefore is no sentence. */
const NOT_FOUND_MESSAGE = 'PersistedQueryNotFound';

/**
 * Finds the text that a request is about: its own, or that of the stored document it names by `extensions.persistedQuery` (the
 * convention of automatic persisted queries) or by `documentId`. Undefined where it names none or is malformed in a way that has
 * nothing to do with stored documents. Throws GraphError.
 */
export function requestedDocument(
  { query, documentId, extensions }: DocumentParameters,
  documents: StoredDocuments,
): RequestedDocument | undefined {
  if (query && typeof query !== 'string') return undefined;
  const text = typeof query === 'string' && query !== '' ? query : undefined;
  const id = idOf(documentId, text) ?? persistedHash(extensions, documents);
  const found = id === undefined ? undefined : documents.find(id);

  if (text === undefined) {
    if (id === undefined) return undefined;
    if (found === undefined) throw documents.trustedOnly ? untrusted() : notFound();
    return { text: found, id };
  }
  if (documents.trustedOnly && !documents.isTrusted(text)) throw untrusted();
  if (id === undefined || found === text) return { text, id };
  if (found !== undefined || hashOf(text) !== id) {
    throw malformed('extensions.persistedQuery.sha256Hash must be the SHA-256 hash of the query in UTF-8');
  }
  return { text, id, toRegister: id };
}

/** The id that the parameter `documentId` gives. A hash may be marked as one. */
function idOf(documentId: unknown, text: string | undefined): string | undefined {
  if (documentId === undefined || documentId === null) return undefined;
  if (typeof documentId !== 'string' || documentId === '') {
    throw malformed('documentId must be the id or the hash of a stored document');
  }
  if (text !== undefined) throw malformed('documentId stands in place of a query; send one of them');
  return documentId.replace(/^sha256:/, '');
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The hash that `extensions.persistedQuery` gives, or the id in its place, which clients with a manifest send. */
function persistedHash(extensions: unknown, documents: StoredDocuments): string | undefined {
  if (!isRecord(extensions)) return undefined;
  const { persistedQuery } = extensions;
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  if (!isRecord(persistedQuery)) {
    throw malformed('extensions.persistedQuery must be an object with version and sha256Hash');
  }
  const { version, sha256Hash } = persistedQuery;
  if (version !== 1) throw malformed('extensions.persistedQuery.version must be 1');
  if (typeof sha256Hash !== 'string' || !(SHA256_HEX.test(sha256Hash) || documents.find(sha256Hash))) {
    throw malformed(
      'extensions.persistedQuery.sha256Hash must be a SHA-256 hash of 64 lower-case hexadecimal digits, or the id of a trusted document',
    );
  }
  return sha256Hash;
}

const malformed = (message: string) => new GraphError('BAD_REQUEST', message, { status: 400 });

const untrusted = () =>
  new GraphError(
    'DOCUMENT_NOT_TRUSTED',
    'This server runs trusted documents only, and this is none of them',
    {
      status: 403,
    },
  );

const notFound = () => new GraphError('PERSISTED_QUERY_NOT_FOUND', NOT_FOUND_MESSAGE, { status: 400 });
