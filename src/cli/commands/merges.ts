import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { addFlags, flagValues } from '../flags';
import type { Merge } from '../import/merge-listing';

/** The flags of `papergraph merges`, as commander gives them. */
interface MergesFlags {
  readonly source?: string;
  readonly paper?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

/** Adds `papergraph merges`. */
export function addMergesCommand(program: Command): void {
  const command = program
    .command('merges')
    .description('List which records were joined to a paper that came from elsewhere, newest first, and why.')
    .option('--source <key>', 'Only those of the record with this source key.')
    .option('--paper <slug>', 'Only those of this paper.')
    .option('--limit <number>', 'At most so many.', count)
    .option('--json', 'Print one JSON object a line.');
  addFlags(command, ['databaseUrl', 'dataDir', 'logLevel']).action(merges);
}

function count(value: string): number {
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('It must be a whole number from 1.');
}

const lineOf = ({ mergedAt, sourceKey, slug, title, detail, absorbedSlug }: Merge): string => {
  const was = absorbedSlug === null ? '' : ` (was ${absorbedSlug})`;
  return `${mergedAt}  ${sourceKey}${was} → ${slug} "${title}": ${detail}`;
};

async function merges(flags: MergesFlags & Record<string, unknown>): Promise<void> {
  const { withDatabase }: typeof import('../database/with-database') = require('../database/with-database');
  const {
    migrateDatabase,
  }: typeof import('../database/prepare-database') = require('../database/prepare-database');
  const { listMerges }: typeof import('../import/merge-listing') = require('../import/merge-listing');
  const { source, paper, limit, json } = flags;
  await withDatabase(flagValues(flags), async (database) => {
    await migrateDatabase(database);
    async function* lines() {
      const filter = {
        ...(source === undefined ? {} : { sourceKey: source }),
        ...(paper === undefined ? {} : { paper }),
        ...(limit === undefined ? {} : { limit }),
      };
      for await (const merge of listMerges(database.dataSource, filter)) {
        const { id: _, ...shown } = merge;
        yield `${json ? JSON.stringify(shown) : lineOf(merge)}\n`;
      }
    }
    try {
      await pipeline(Readable.from(lines()), process.stdout, { end: false });
    } catch (error) {
      // Whoever read, as head does, has read enough.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error; // anything thrown may lack a code
    }
  });
}
