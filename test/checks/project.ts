import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** What a check said of a project. */
export interface CheckReport {
  readonly status: number;
  readonly output: string;
}

/** A small project in a folder of its own, on which one check is tried. */
export interface TestProject {
  readonly folder: string;
  /** Writes files, by their path and text; an existing one is replaced. */
  write(files: Readonly<Record<string, string>>): void;
  /** Commits all there is, and tags the commit where a tag is given. */
  commit(tag?: string): void;
  /** Runs one check, or all where none is named. */
  check(name?: string): Promise<CheckReport>;
  remove(): void;
}

/** What a project is made of. */
export interface ProjectContent {
  readonly files?: Readonly<Record<string, string>>;
  /** Files of ours that it takes as they are: settings of a tool, say. */
  readonly ours?: readonly string[];
  /** Whether it has our packages installed. */
  readonly packages?: boolean;
}

/** Makes a project, a git repository without a commit. */
export function createProject({ files = {}, ours = [], packages = false }: ProjectContent): TestProject {
  const folder = mkdtempSync(path.join(tmpdir(), 'papergraph-check-'));
  const git = (...args: string[]) => {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@localhost'];
    execFileSync('git', [...identity, '-c', 'core.hooksPath=', ...args], { cwd: folder });
  };
  const project: TestProject = {
    folder,
    write(written) {
      for (const [name, text] of Object.entries(written)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
    },
    commit(tag) {
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'Change');
      if (tag) git('tag', tag);
    },
    check: (name) => runCheck(folder, name ? [name] : []),
    remove: () => rmSync(folder, { recursive: true }),
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const file of ours) cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true });
  if (packages) symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  project.write({ '.gitignore': 'node_modules\n', ...files });
  return project;
}

/** Runs checks as `npm run check -- <names>` does, on another folder. */
function runCheck(folder: string, names: readonly string[]): Promise<CheckReport> {
  const args = [path.join(ROOT, 'tools/check.mjs'), '--root', folder, ...names];
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}
