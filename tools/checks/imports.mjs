// The direction of imports, as .dependency-cruiser.cjs states it.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';

export async function run(root) {
  const { options, forbidden } = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs'));
  const folders = ['src', 'migrations'].filter((folder) => existsSync(path.join(root, folder)));
  const rules = { validate: true, ruleSet: { forbidden }, baseDir: root };
  const { output } = await cruise(folders, { ...options, ...rules });
  return {
    problems: output.summary.violations.map(
      ({ rule, from, to, cycle }) =>
        `${rule.name}: ${[from, ...(cycle ? cycle.map(({ name }) => name) : [to])].join(' → ')}`,
    ),
  };
}
