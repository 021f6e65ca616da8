import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BAD_INPUT, PAPER } from './bad-input-cases';
import { createTestGraph, type TestGraph, type Variables } from './graph';

let graph: TestGraph;
beforeAll(async () => {
  graph = await createTestGraph('seeded');
});
afterAll(() => graph.close());

async function refused(source: string, variables: Variables): Promise<{ code: string; message: string }> {
  const { errors = [] } = await graph.run(source, variables);
  const [first] = errors;
  if (!first) throw new Error('nothing was refused');
  for (const { extensions } of errors) expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  return { code: first.extensions.code, message: first.message };
}

describe('bad input is refused in words that say what is allowed', () => {
  test.each(BAD_INPUT)('%s', async (_what, source, x, code, message) => {
    const found = await refused(source, { x });
    expect(found.message).toMatch(message);
    expect(found.code).toBe(code);
    expect(found.message).not.toMatch(/SELECT|node_modules|\/src\//);
  });

  test.each<[what: string, source: string, message: RegExp]>([
    [
      'a day that no month has',
      '{ papers(filter: { publishedOn: { gte: "2024-02-30" } }) { totalCount } }',
      /YYYY-MM-DD/,
    ],
    ['a number for a day', '{ papers(filter: { publishedOn: { gte: 2024 } }) { totalCount } }', /YYYY-MM-DD/],
    [
      'an unknown enum value',
      '{ papers(filter: { types: [POEM] }) { totalCount } }',
      /"POEM" does not exist/,
    ],
    ['an unknown facet', '{ papers { facets(by: [COLOUR]) { by } } }', /"COLOUR" does not exist/],
    ['an unknown argument', '{ papers(colour: "red") { totalCount } }', /Unknown argument "colour"/],
    ['no id', '{ paper { id } }', /"id" of type "ID!" is required/],
    ['null for an id', '{ paper(id: null) { id } }', /Expected value of type "ID!", found null/],
  ])('written into the operation: %s', async (_what, source, message) => {
    const found = await refused(source, {});
    expect(found.message).toMatch(message);
    expect(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED']).toContain(found.code);
  });

  test('the client variable that is wrong is named', async () => {
    const missing = await refused(PAPER, {});
    expect(missing).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'Variable "$x" of required type "ID!" was not provided.',
    });
  });

  test('what can be answered is answered beside it', async () => {
    const { data, errors } = await graph.run(
      '{ good: paper(id: "paper_1") { id } bad: paper(id: "?") { id } }',
    );
    expect(data).toEqual({ good: { id: 'paper_1' }, bad: null });
    expect(errors).toMatchObject([{ path: ['bad'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });
});
