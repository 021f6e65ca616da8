import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createProject, type TestProject } from './project';

const api = (fields: string) => ({ 'schema/api.graphql': `type Query { ${fields} }\n` });
const REMOVED = "Field 'b' was removed from object type 'Query'";

let project: TestProject;
beforeEach(() => {
  project = createProject({ files: api('a: Int b: Int') });
});
afterEach(() => project.remove());

async function expectRefusal(): Promise<void> {
  expect(await project.check('compatibility')).toEqual({
    status: 1,
    output: expect.stringContaining(REMOVED),
  });
}

test('the check compatibility is skipped, with the reason, where there is no earlier schema', async () => {
  expect(await project.check('compatibility')).toEqual({
    status: 0,
    output: expect.stringMatching(/^skip .* no earlier schema\/api\.graphql to compare with/),
  });
});

test('the check compatibility allows what is added since the release', async () => {
  project.commit('v1.0.0');
  project.write(api('a: Int b: Int c: Int'));
  expect(await project.check('compatibility')).toMatchObject({ status: 0 });
});

test('the check compatibility refuses what is broken since the release, several commits later too', async () => {
  project.commit('v1.0.0');
  project.write(api('a: Int'));
  project.commit();
  project.commit();
  await expectRefusal();
});

test('the check compatibility compares with the commit before where nothing was released', async () => {
  project.commit();
  project.write(api('a: Int'));
  project.commit();
  await expectRefusal();
});

test('the check compatibility allows a breaking change that the change log owns to', async () => {
  project.commit('v1.0.0');
  project.write({
    ...api('a: Int'),
    'CHANGELOG.md': '# Changes\n\n## Unreleased\n\n- Breaking: Query.b is gone.\n\n## 1.0.0\n',
  });
  expect(await project.check('compatibility')).toMatchObject({ status: 0 });
});

test('the check compatibility refuses a breaking change that only an earlier release owned to', async () => {
  project.commit('v1.0.0');
  project.write({
    ...api('a: Int'),
    'CHANGELOG.md': '## Unreleased\n\n- Query.a is faster.\n\n## 1.0.0\n\n- Breaking: Query.b is gone.\n',
  });
  await expectRefusal();
});
