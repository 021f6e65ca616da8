import { expect, test } from '@jest/globals';
import { LONGEST_SEARCH, readShareLink, writeShareLink } from './share-link';

test('a link written is read back as it was', () => {
  const operation = { query: 'query A {\n  a(b: "ä & + #?")\n}', variables: '{"x": 1}', operationName: 'A' };
  expect(readShareLink(writeShareLink(operation))).toEqual(operation);
});

test('a link without a query shares nothing', () => {
  expect(readShareLink('')).toBeUndefined();
  expect(readShareLink('?variables={}')).toBeUndefined();
  expect(writeShareLink({ query: ' \n', variables: '{}' })).toBe('');
  expect(writeShareLink({ query: null })).toBe('');
});

test('a link leaves out what is empty', () => {
  expect(writeShareLink({ query: '{a}', variables: ' ', operationName: null })).toBe('?query=%7Ba%7D');
  expect(readShareLink('?query={a}')).toEqual({ query: '{a}', variables: '', operationName: '' });
});

test('a link too long for a server to accept is not written', () => {
  const longest = 'a'.repeat(LONGEST_SEARCH - '?query='.length);
  expect(writeShareLink({ query: longest })).toHaveLength(LONGEST_SEARCH);
  expect(writeShareLink({ query: `${longest}a` })).toBe('');
});
