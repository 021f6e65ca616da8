import { type Command, Option } from 'commander';
import { IMPORT_FORMATS } from '../../ingest/source-reader';
import { addFlags, flagValues } from '../flags';
import type { ImportFlags } from '../import/run-import';

/** Exit status where what was asked for makes no sense. */
const WRONG_USAGE = 2;

const EXAMPLES = `
Examples:
  papergraph import lab.bib
  papergraph import 'papers/*.bib' --area "Robotics > Grasping" --collection lab-papers
  curl -s 'https://api.crossref.org/works?query=graphql' | papergraph import -
  papergraph import works.jsonl.gz --dry-run --rejects rejects.jsonl`;

/** Adds `papergraph import`. */
export function addImportCommand(program: Command): void {
  const command = program
    .command('import')
    .description('Read papers into the graph. Repeating it changes nothing.')
    .argument(
      '<files...>',
      "Files, patterns such as 'papers/*.bib', or - for standard input; gzip is unpacked.",
    )
    .addOption(
      new Option('--format <format>', 'Format of all files; auto tells it from content and name.')
        .choices(['auto', ...IMPORT_FORMATS])
        .default('auto'),
    )
    .option(
      '--area <name>',
      'Puts every paper into this research area too; "A > B" is B below A. May be repeated.',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--collection <slug>', 'Puts every paper at the end of this collection too.')
    .option('--source <name>', 'Names the input in source keys, in place of its file name.')
    .option('--dry-run', 'Say what would happen, and write nothing.')
    .option('--strict', 'Write nothing where one entry is rejected or one file cannot be read.')
    .option('--rejects <file>', 'Write all rejected entries there, as JSON lines.')
    .option('--json', 'Print the summary as one line of JSON, and what is wrong as JSON lines.')
    .addHelpText('after', EXAMPLES);
  addFlags(command, ['databaseUrl', 'dataDir', 'logLevel']).action(importFiles);
}

async function importFiles(
  files: readonly string[],
  flags: ImportFlags & Record<string, unknown>,
  command: Command,
): Promise<void> {
  const { runImport }: typeof import('../import/run-import') = require('../import/run-import');
  const { PlacementError }: typeof import('../../ingest/placement') = require('../../ingest/placement');
  try {
    await runImport(files, flags, flagValues(flags));
  } catch (error) {
    if (error instanceof PlacementError) command.error(error.message, { exitCode: WRONG_USAGE });
    throw error;
  }
}
