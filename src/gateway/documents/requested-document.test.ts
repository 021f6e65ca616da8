import { expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { GraphError } from '../../errors/graph-error';
import { DEFAULT_LIMITS } from '../../graphql/limits/limits';
import { type DocumentParameters, requestedDocument } from './requested-document';
import { hashOf, StoredDocuments } from './stored-documents';

const options = {
  schema: buildSchema('type Query { a: Int b: Int }'),
  limits: DEFAULT_LIMITS,
  introspection: true,
};
const TRUSTED = 'query Trusted { a }';
const REGISTERED = 'query Registered { b }';
const NEW = 'query New { a b }';

function stored(trustedOnly = false): StoredDocuments {
  const documents = new StoredDocuments({ ...options, trustedOnly });
  documents.add({ id: 'card', text: TRUSTED });
  documents.register(hashOf(REGISTERED), REGISTERED);
  return documents;
}

const persisted = (sha256Hash: unknown, version: unknown = 1) => ({
  persistedQuery: { version, sha256Hash },
});

/** The code and message of the refusal. */
function refusal(parameters: DocumentParameters, documents = stored()): unknown[] {
  try {
    requestedDocument(parameters, documents);
  } catch (error) {
    if (error instanceof GraphError) return [error.extensions.code, error.message];
    throw error;
  }
  return ['none'];
}

test('a text stands for itself', () => {
  expect(requestedDocument({ query: NEW }, stored())).toEqual({ text: NEW });
  expect(requestedDocument({ query: NEW, extensions: { other: 1 } }, stored())).toEqual({ text: NEW });
  expect(requestedDocument({ query: NEW, extensions: { persistedQuery: null } }, stored())).toEqual({
    text: NEW,
  });
});

test('a hash or an id stands for the text of a stored document', () => {
  for (const id of ['card', hashOf(TRUSTED)]) {
    expect(requestedDocument({ extensions: persisted(id) }, stored())).toEqual({ text: TRUSTED, id });
    expect(requestedDocument({ documentId: id, query: null }, stored())).toEqual({ text: TRUSTED, id });
  }
  const hash = hashOf(REGISTERED);
  expect(requestedDocument({ query: '', extensions: persisted(hash) }, stored())?.text).toBe(REGISTERED);
  expect(requestedDocument({ documentId: `sha256:${hash}` }, stored())?.text).toBe(REGISTERED);
});

test('a text with its hash is to be registered, unless it is kept already', () => {
  const id = hashOf(NEW);
  expect(requestedDocument({ query: NEW, extensions: persisted(id) }, stored())).toEqual({
    text: NEW,
    id,
    toRegister: id,
  });
  for (const text of [TRUSTED, REGISTERED]) {
    const known = requestedDocument({ query: text, extensions: persisted(hashOf(text)) }, stored());
    expect(known).toEqual({ text, id: hashOf(text) });
  }
});

test.each<[string, DocumentParameters, string, RegExp]>([
  [
    'an unknown hash',
    { extensions: persisted(hashOf('x')) },
    'PERSISTED_QUERY_NOT_FOUND',
    /^PersistedQueryNotFound$/,
  ],
  ['an unknown id', { documentId: 'nothing' }, 'PERSISTED_QUERY_NOT_FOUND', /^PersistedQueryNotFound$/],
  [
    'the hash of another text',
    { query: NEW, extensions: persisted(hashOf('x')) },
    'BAD_REQUEST',
    /of the query/,
  ],
  ['the id of another text', { query: NEW, extensions: persisted('card') }, 'BAD_REQUEST', /of the query/],
  ['another version', { extensions: persisted(hashOf(TRUSTED), 2) }, 'BAD_REQUEST', /version must be 1$/],
  [
    'a version that is text',
    { extensions: persisted(hashOf(TRUSTED), '1') },
    'BAD_REQUEST',
    /version must be 1$/,
  ],
  ['no hash', { extensions: persisted(undefined) }, 'BAD_REQUEST', /sha256Hash must be/],
  ['a hash that is none', { extensions: persisted('abc') }, 'BAD_REQUEST', /sha256Hash must be/],
  ['a hash in capitals', { extensions: persisted(hashOf(NEW).toUpperCase()) }, 'BAD_REQUEST', /lower-case/],
  ['the name of a method', { extensions: persisted('toString') }, 'BAD_REQUEST', /sha256Hash must be/],
  ['a list', { extensions: { persistedQuery: [] } }, 'BAD_REQUEST', /must be an object/],
  ['true', { extensions: { persistedQuery: true } }, 'BAD_REQUEST', /must be an object/],
  ['an id and a text', { query: TRUSTED, documentId: 'card' }, 'BAD_REQUEST', /one of them/],
  ['an id that is a number', { documentId: 1 }, 'BAD_REQUEST', /documentId must be/],
  ['an id that is empty', { documentId: '' }, 'BAD_REQUEST', /documentId must be/],
])('%s is refused', (_kind, parameters, code, message) => {
  const [actual, said] = refusal(parameters);
  expect(actual).toBe(code);
  expect(said).toMatch(message);
});

test('what is malformed otherwise is left to others', () => {
  for (const parameters of [
    {},
    { query: 1, documentId: 'card' },
    { query: '' },
    { extensions: 'x' },
    { extensions: [] },
  ]) {
    expect(requestedDocument(parameters, stored())).toBeUndefined();
  }
});

test('where only trusted documents run, their texts, hashes and ids do, and nothing else', () => {
  const documents = stored(true);
  expect(requestedDocument({ query: TRUSTED }, documents)?.text).toBe(TRUSTED);
  expect(requestedDocument({ extensions: persisted('card') }, documents)?.text).toBe(TRUSTED);
  const all: DocumentParameters[] = [
    { query: NEW },
    { query: `${TRUSTED} ` },
    { query: NEW, extensions: persisted(hashOf(NEW)) },
    { extensions: persisted(hashOf(NEW)) },
    { documentId: 'nothing' },
  ];
  for (const parameters of all) expect(refusal(parameters, documents)[0]).toBe('DOCUMENT_NOT_TRUSTED');
});
