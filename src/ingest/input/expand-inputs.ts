import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import type { InputFailure } from '../import-report';
import type { ImportInput } from './import-input';

/** What the arguments of an import stand for. */
export interface ExpandedInputs {
  /** In the order of the arguments, the files of a pattern by name; each once. */
  readonly inputs: readonly ImportInput[];
  readonly failures: readonly InputFailure[];
}

/** The argument that stands for standard input, and what it is called in messages and source keys. */
const STANDARD_INPUT = { argument: '-', name: 'stdin' } as const;

type Found = { readonly name: string; readonly stats: Stats };

/**
 * Finds the inputs that arguments name: files, patterns such as `papers/*.bib` where no file has that very name, and
 * `-` for standard input.
 * @param options.sourceName in place of the files' own names in source keys
 */
export async function expandInputs(
  args: readonly string[],
  options: { cwd?: string; sourceName?: string } = {},
): Promise<ExpandedInputs> {
  const { cwd = process.cwd(), sourceName } = options;
  const inputs = new Map<string, Omit<ImportInput, 'sourceName'>>();
  const failures: InputFailure[] = [];
  for (const argument of args) {
    if (argument === STANDARD_INPUT.argument) {
      inputs.set(STANDARD_INPUT.argument, { name: STANDARD_INPUT.name });
      continue;
    }
    for (const found of await lookUp(argument, cwd)) {
      if ('reason' in found) {
        failures.push(found);
        continue;
      }
      const { name, stats } = found;
      const absolute = path.resolve(cwd, name);
      const size = stats.isFile() ? { size: stats.size } : {};
      if (!inputs.has(absolute)) inputs.set(absolute, { name, path: absolute, ...size });
    }
  }
  return { inputs: withSourceNames([...inputs.values()], sourceName), failures };
}

/** The file of this name; undefined where there is none. */
async function lookUpFile(name: string, cwd: string): Promise<Found | InputFailure | undefined> {
  try {
    const stats = await stat(path.resolve(cwd, name));
    if (!stats.isDirectory()) return { name, stats };
    const files = path.join(name, '*.bib');
    return { file: name, reason: `is a directory; name the files in it, as in '${files}'` };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException; // stat fails with errors of the system only
    return code === 'ENOENT' ? undefined : { file: name, reason: `cannot be read (${code})` };
  }
}

async function lookUp(argument: string, cwd: string): Promise<readonly (Found | InputFailure)[]> {
  const file = await lookUpFile(argument, cwd);
  if (file) return [file];
  if (!isDynamicPattern(argument)) return [{ file: argument, reason: 'there is no such file' }];
  const absolute = path.isAbsolute(argument);
  const names = (await glob(argument, { cwd, absolute, expandDirectories: false })).sort();
  const found = await Promise.all(names.map((name) => lookUpFile(name, cwd)));
  const files = found.filter((one) => one !== undefined);
  return files.length > 0 ? files : [{ file: argument, reason: 'no file has a name like that' }];
}

/** A file's name without its folders and without `.gz`: packing a file makes no other source of it. */
const baseName = (name: string): string => path.basename(name).replace(/\.gz$/i, '');

/** Files of one base name in different folders are different sources, so these go by the path that was given. */
function withSourceNames(
  inputs: readonly Omit<ImportInput, 'sourceName'>[],
  sourceName: string | undefined,
): ImportInput[] {
  const times = new Map<string, number>();
  for (const { name } of inputs) times.set(baseName(name), (times.get(baseName(name)) ?? 0) + 1);
  return inputs.map((input) => {
    const base = baseName(input.name);
    const own = times.get(base) === 1 ? base : path.normalize(input.name).replace(/\.gz$/i, '');
    return { ...input, sourceName: sourceName ?? own.split(path.sep).join('/') };
  });
}
