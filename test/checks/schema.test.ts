import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createProject, type TestProject } from './project';

/** Stands in for the program: compares nothing, says what it is told to. */
const program = (status: number, message = '') =>
  `console.error(process.argv.slice(2).join(' ') + '${message}');\nprocess.exit(${status});\n`;

let project: TestProject;
beforeEach(() => {
  project = createProject({
    files: { 'bin/papergraph.js': program(0), 'schema/api.graphql': 'type Query { a: Int }\n' },
  });
  project.commit();
});
afterEach(() => project.remove());

test('the check schema passes where the committed schemas are what the program prints', async () => {
  expect(await project.check('schema')).toMatchObject({ status: 0 });
});

test('the check schema refuses what the program refuses, in its words', async () => {
  project.write({ 'bin/papergraph.js': program(1, ': schema/api.graphql differs') });
  expect(await project.check('schema')).toEqual({
    status: 1,
    output: expect.stringContaining('schema --check: schema/api.graphql differs'),
  });
});

test.each(['schema/api.graphql', 'schema/news.graphql'])(
  'the check schema refuses %s where it is not committed',
  async (file) => {
    project.write({ [file]: 'type Query { b: Int }\n' });
    expect(await project.check('schema')).toEqual({
      status: 1,
      output: expect.stringContaining(`${file} is not committed`),
    });
  },
);
