import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ExportFilter } from '../../export/export-filter';
import { EXPORT_FORMATS, type ExportFormat } from '../../export/format-names';
import { parseYearRange, type YearRange } from '../../export/year-range';
import { addFlags, flagValues } from '../flags';

interface ExportFlags {
  readonly format: ExportFormat;
  readonly area?: readonly string[];
  readonly author?: readonly string[];
  readonly collection?: readonly string[];
  readonly venue?: readonly string[];
  readonly year?: readonly YearRange[];
  readonly output?: string;
}

const listed = (value: string, before: readonly string[] = []) => [...before, value];

function years(text: string, before: readonly YearRange[] = []): readonly YearRange[] {
  const range = parseYearRange(text);
  if (range === null) throw new InvalidArgumentError('Write 2020, 2018-2021, 2018- or -2021.');
  return [...before, range];
}

/** Adds `papergraph export`. */
export function addExportCommand(program: Command): void {
  const command = program
    .command('export')
    .description(
      'Write papers to standard output. A filter given again asks for any of its values, different filters for all of them.',
    )
    .addOption(
      new Option('--format <name>', 'jsonl keeps everything the graph holds.')
        .choices(EXPORT_FORMATS)
        .default('jsonl'),
    )
    .option('--area <slug|name>', 'Papers of a research area or one below it.', listed)
    .option('--author <slug|name|orcid:id>', 'Papers of an author.', listed)
    .option('--collection <slug>', 'Papers of a collection.', listed)
    .option('--venue <slug|name>', 'Papers of a venue.', listed)
    .option(
      '--year <year|from-to>',
      'Papers of a year, or of years such as 2018-2021, 2018- or -2021.',
      years,
    )
    .option('--output <file>', 'Write a file, which is there once it is whole.');
  addFlags(command, ['databaseUrl', 'dataDir', 'logLevel']).action((options: ExportFlags) => run(options));
}

async function run(options: ExportFlags): Promise<void> {
  const { format, output, area = [], author = [], collection = [], venue = [], year = [] } = options;
  const filter: ExportFilter = {
    areas: area,
    authors: author,
    collections: collection,
    venues: venue,
    years: year,
  };
  const { withDatabase }: typeof import('../database/with-database') = require('../database/with-database');
  const {
    migrateDatabase,
  }: typeof import('../database/prepare-database') = require('../database/prepare-database');
  const { writeExport }: typeof import('../export/write-export') = require('../export/write-export');
  await withDatabase(flagValues({ ...options }), async (database) => {
    await migrateDatabase(database);
    await writeExport(database, { format, filter, output });
  });
}
