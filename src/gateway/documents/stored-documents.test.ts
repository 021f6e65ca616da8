import { describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { StartupError } from '../../errors/startup-error';
import { DEFAULT_LIMITS } from '../../graphql/limits/limits';
import {
  hashOf,
  MAX_REGISTERED,
  MAX_REGISTERED_LENGTH,
  type StoredDocument,
  StoredDocuments,
  type StoredDocumentsOptions,
} from './stored-documents';

const TEXT = 'query Q { a }';

const stored = (changes: Partial<StoredDocumentsOptions> = {}) =>
  new StoredDocuments({
    schema: buildSchema('type Query { a: Int }'),
    limits: DEFAULT_LIMITS,
    introspection: true,
    ...changes,
  });

/** What the adding of the last document says. */
function refusal(added: readonly StoredDocument[], documents = stored()): string {
  for (const document of added.slice(0, -1)) documents.add(document);
  try {
    for (const document of added.slice(-1)) documents.add(document);
  } catch (error) {
    if (error instanceof StartupError) return error.message;
    throw error;
  }
  return 'none';
}

describe('a document that is added', () => {
  test('is found by its id and by its hash', () => {
    const documents = stored();
    documents.add({ id: 'q', text: TEXT });
    expect([documents.find('q'), documents.find(hashOf(TEXT))]).toEqual([TEXT, TEXT]);
    expect([documents.isTrusted(TEXT), documents.isTrusted(`${TEXT} `)]).toEqual([true, false]);
  });

  test('may have several ids, its hash among them', () => {
    const twice = ['q', hashOf(TEXT), 'r'].map((id) => ({ id, text: TEXT }));
    expect(refusal(twice)).toBe('none');
  });

  test.each<[string, StoredDocument[], RegExp]>([
    ['an empty id', [{ id: '', text: TEXT }], /^the document "" has an empty id$/],
    [
      'an id that is taken',
      ['a', 'a'].map((id) => ({ id, text: TEXT })),
      /^the document "a" is there twice$/,
    ],
    [
      'the hash of another text',
      [{ id: hashOf('x'), text: TEXT }],
      /has not the text of that hash, but of [0-9a-f]{64}$/,
    ],
    ['a text that is no GraphQL', [{ id: 'q', text: '{' }], /could never run: Syntax Error/],
    [
      'a field that is not there',
      [{ id: 'q', text: '{ b }', origin: 'm.json' }],
      /^m\.json: the document "q" .*"b"/,
    ],
    ['too many fields', [{ id: 'q', text: `{ ${'a '.repeat(101)} }` }], /at most 100 fields/],
    ['too many tokens', [{ id: 'q', text: `{ ${'a '.repeat(2_001)} }` }], /2000 tokens/],
  ])('with %s is refused', (_kind, added, message) => {
    expect(refusal(added)).toMatch(message);
  });

  test('may read the schema only where everybody may', () => {
    const introspection = [{ id: 'q', text: '{ __schema { queryType { name } } }' }];
    expect(refusal(introspection)).toBe('none');
    expect(refusal(introspection, stored({ introspection: false }))).toMatch(
      /introspection has been disabled/,
    );
  });
});

describe('documents that clients registered', () => {
  test('stay within their bounds and push out no trusted one, nor those that are in use', () => {
    const documents = stored();
    documents.add({ id: 'q', text: TEXT });
    documents.register('used', 'in use');
    for (let i = 0; i < 3 * MAX_REGISTERED; i += 1) {
      documents.register(String(i), `text ${i}`);
      if (i % 1_000 === 0) documents.find('used');
    }
    expect(documents.registrations.count).toBe(MAX_REGISTERED);
    for (let i = 0; i < 300; i += 1) {
      documents.register(`long ${i}`, 'x'.repeat(20_000));
      if (i % 50 === 0) documents.find('used');
    }
    expect(documents.registrations.length).toBeLessThanOrEqual(MAX_REGISTERED_LENGTH);
    expect([documents.find('used'), documents.find('q'), documents.find('0')]).toEqual([
      'in use',
      TEXT,
      undefined,
    ]);
  });

  test('are not trusted', () => {
    const documents = stored();
    documents.register(hashOf(TEXT), TEXT);
    expect(documents.isTrusted(TEXT)).toBe(false);
  });
});
