import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, type FragmentDefinitionNode, Kind, parse, print, validate } from 'graphql';
import { createDocumentValidation } from '../../graphql/limits/document-validation';
import { DEFAULT_LIMITS } from '../../graphql/limits/limits';
import { documentId, readDocuments } from './read-documents';

const schema = buildSchema(readFileSync(path.join(__dirname, '../../../schema/api.graphql'), 'utf8'));
const documents = [...readDocuments().values()];

describe.each(documents)('the document $name', ({ name, text, id }) => {
  const { definitions } = parse(text);

  it('is one operation, called as its file, that the graph takes within the usual limits', () => {
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(operations).toMatchObject([{ operation: 'query', name: { value: name } }]);
    const options = { schema, limits: DEFAULT_LIMITS, introspection: false };
    expect(createDocumentValidation(options)(parse(text))).toEqual([]);
    expect(id).toBe(documentId(name));
  });

  it('says at its beginning what it is for', () => expect(text).toMatch(/^# [A-Z].{20,}\.$/m));
});

it('fragments of one name say the same in every document: each document is whole by itself', () => {
  const printed = new Map<string, string>();
  for (const { text, origin } of documents) {
    for (const definition of parse(text).definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
      const fragment: FragmentDefinitionNode = definition;
      const name = fragment.name.value;
      expect([name, origin, printed.get(name) ?? print(fragment)]).toEqual([name, origin, print(fragment)]);
      printed.set(name, print(fragment));
    }
  }
  expect(printed).toHaveProperty('size');
});

it('a document of another graph is found wrong', () => {
  const other = buildSchema('type Query { papers: Int }');
  expect(validate(other, parse(documents[0]?.text ?? '')).length).toBeGreaterThan(0);
});
