import { expect, test } from '@jest/globals';
import { StartupError } from '../../errors/startup-error';
import { parseManifest, printManifest } from './document-manifest';

test('a plain object is texts by id', () => {
  expect(parseManifest('{"a": "{ b }", "c": "{ d }"}', 'm.json')).toEqual([
    { id: 'a', text: '{ b }', origin: 'm.json' },
    { id: 'c', text: '{ d }', origin: 'm.json' },
  ]);
});

test('a printed manifest is read again', () => {
  const printed = printManifest([{ id: 'a', name: 'A', type: 'query', body: 'query A { b }' }]);
  expect(JSON.parse(printed)).toMatchObject({ format: 'apollo-persisted-query-manifest', version: 1 });
  expect(parseManifest(printed, 'm.json')).toEqual([{ id: 'a', text: 'query A { b }', origin: 'm.json' }]);
});

test.each([
  ['nothing', '', /^m\.json is not JSON: /],
  ['a line that breaks off', '{"a":\n "b', /^m\.json is not JSON: .*$/],
  ['a list', '[]', /^m\.json is no manifest of documents: /],
  ['null', 'null', /^m\.json is no manifest of documents: /],
  ['a text that is a number', '{"a": 1}', /^m\.json is no manifest of documents at a: /],
  ['another format', '{"format": "x", "version": 1, "operations": []}', / at format: /],
  [
    'another version',
    '{"format": "apollo-persisted-query-manifest", "version": 2, "operations": []}',
    / at version: /,
  ],
  [
    'an operation without a body',
    '{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "a", "name": "A", "type": "query"}]}',
    / at operations\.0\.body: /,
  ],
])('%s is refused', (_kind, text, message) => {
  const read = () => parseManifest(text, 'm.json');
  expect(read).toThrow(StartupError);
  expect(read).toThrow(message);
});
