import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A disk in memory that is soon full. */
export interface SmallDisk {
  readonly folder: string;
  /** Makes it as large as that: "400m". */
  resize(size: string): void;
  remove(): void;
}

/** Mounts a disk of a size such as "8k". @throws where the system does not let us */
export function mountSmallDisk(size: string): SmallDisk {
  const folder = mkdtempSync(path.join(tmpdir(), 'papergraph-disk-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'none', folder], { stdio: 'pipe' });
  } catch (error) {
    remove();
    throw error;
  }
  return {
    folder,
    resize: (next) => void execFileSync('mount', ['-o', `remount,size=${next}`, folder]),
    remove() {
      execFileSync('umount', [folder]);
      remove();
    },
  };
}

/** Why no disk can be mounted here; undefined where one can. */
export function mountRefusal(): string | undefined {
  try {
    mountSmallDisk('8k').remove();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0] : String(error);
  }
}
