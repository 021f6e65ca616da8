import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';

interface SchemaOptions {
  readonly out: string;
  readonly check?: true;
  readonly print?: string;
}

/** Adds `papergraph schema`. */
export function addSchemaCommand(program: Command): void {
  program
    .command('schema')
    .description(
      'Print the schemas: of each subgraph, the supergraph, and what clients see. Needs no database.',
    )
    .option('--out <folder>', 'Folder the files are written into.', 'schema')
    .option('--check', 'Write nothing; fail where a file differs.')
    .option('--print <name>', 'Print one to standard output: papers, authors, areas, supergraph or api.')
    .action((options: SchemaOptions) => schema(options));
}

async function schema({ out, check, print }: SchemaOptions): Promise<void> {
  const { schemaFiles }: typeof import('../graph/schema-files') = require('../graph/schema-files');
  const files = schemaFiles();
  if (print !== undefined) {
    const text = files.get(`${print}.graphql`);
    if (text === undefined) {
      const names = [...files.keys()].map((file) => path.basename(file, '.graphql'));
      throw new StartupError(`there is no schema "${print}"`, `name one of ${names.join(', ')}`);
    }
    process.stdout.write(text);
  } else if (check) {
    await compare(files, out);
  } else {
    await write(files, out);
  }
}

async function compare(files: ReadonlyMap<string, string>, folder: string): Promise<void> {
  const different: string[] = [];
  for (const [name, text] of files) {
    const written = await readFile(path.join(folder, name), 'utf8').catch(() => undefined);
    if (written !== text) different.push(path.join(folder, name));
  }
  if (different.length > 0) {
    throw new StartupError(
      `not as the code says: ${different.join(', ')}`,
      `run papergraph schema --out ${folder} and commit what it wrote`,
    );
  }
}

async function write(files: ReadonlyMap<string, string>, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) await writeFile(path.join(folder, name), text);
  } catch (error) {
    if (codeOf(error) === '') throw error;
    throw new StartupError(
      `${folder} cannot be written (${codeOf(error)})`,
      'name another folder with --out',
      {
        cause: error,
      },
    );
  }
  process.stdout.write(`wrote ${[...files.keys()].join(', ')} into ${folder}\n`);
}
