import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createProject, type TestProject } from './project';

let project: TestProject;
beforeEach(() => {
  project = createProject({ files: { 'package.json': '{ "dependencies": { "graphql": "^16.0.0" } }' } });
});
afterEach(() => project.remove());

test('every check runs even when others fail, each with a line of its own, and the last line lists the failures', async () => {
  const { status, output } = await project.check();
  const lines = output.trimEnd().split('\n');
  const heads = lines.filter((line) => /^(ok|FAIL|skip) /.test(line)).map((line) => line.split(/\s+/));
  expect(status).toBe(1);
  expect(heads.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['types', 'pins', 'links', 'variables']),
  );
  const failed = heads.filter(([word]) => word === 'FAIL').map(([, name]) => name);
  expect(failed).toContain('pins');
  expect(failed).not.toContain('links');
  expect(lines.at(-1)).toBe(`failed: ${failed.join(', ')}`);
});

test('a check that cannot be made has failed', async () => {
  expect(await project.check('contract')).toEqual({
    status: 1,
    output: expect.stringContaining('there is no schema/contract.graphql'),
  });
});

test('a check of an unknown name is refused with the names there are', async () => {
  expect(await project.check('type')).toEqual({
    status: 2,
    output: expect.stringMatching(/^no check is called type; there are types, format, /),
  });
});
