// TypeScript: the program, its tests, and what runs in browsers, which has settings of its own.
import { problemsOf } from './support/program.mjs';

export async function run(root) {
  const projects = ['.', 'src/playground/app', 'src/web/embed/browser'];
  const problems = await Promise.all(projects.map((project) => problemsOf(root, 'tsc', ['-p', project])));
  return { problems: problems.flat() };
}
