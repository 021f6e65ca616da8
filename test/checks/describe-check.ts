import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createProject, type ProjectContent, type TestProject } from './project';

/** A change to the good project that a check must refuse. */
export interface Fault {
  /** Ends the sentence "refuses …". */
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** What the report must say. */
  readonly report: string;
}

/** A change that a check must not mind. */
export type Liberty = Omit<Fault, 'report'>;

/** Sees a check pass on a good project and fail on each fault put into it. */
export function describeCheck(
  name: string,
  { good, faults, liberties = [] }: { good: ProjectContent; faults: Fault[]; liberties?: Liberty[] },
): void {
  describe(`the check ${name}`, () => {
    let project: TestProject;
    beforeEach(() => {
      project = createProject(good);
    });
    afterEach(() => project.remove());

    test('passes on a good project', async () => {
      expect(await project.check(name)).toEqual({
        status: 0,
        output: expect.stringMatching(new RegExp(`^ok +${name} `)),
      });
    });

    for (const { title, files, report } of faults) {
      test(`refuses ${title}`, async () => {
        project.write(files);
        expect(await project.check(name)).toEqual({ status: 1, output: expect.stringContaining(report) });
      });
    }

    for (const { title, files } of liberties) {
      test(`allows ${title}`, async () => {
        project.write(files);
        expect(await project.check(name)).toEqual({ status: 0, output: expect.stringMatching(/^ok/) });
      });
    }
  });
}
