import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MIGRATIONS } from '../../migrations';
import { runImport } from '../import/import-run';
import { type BenchDatabase, type BenchServer, startBenchServer } from '../import/server';

/** The corpus in a database, on a server of the bench's own. */
export interface Corpus {
  readonly server: BenchServer;
  readonly database: BenchDatabase;
  readonly papers: number;
}

const MARKER = 'bench.json';

/** What the database in a kept folder was made of. */
function contentOf(file: string): string {
  const migrations = MIGRATIONS.map(({ name }) => name);
  const { size } = statSync(file);
  return createHash('sha256')
    .update(JSON.stringify([path.basename(file), size, migrations]))
    .digest('hex');
}

/**
 * Whether the folder holds the same as would be loaded; what an earlier run left of something else is removed.
 * @throws Error where it holds what no run has made
 */
function isLoaded(folder: string, content: string): boolean {
  const marker = path.join(folder, MARKER);
  if (existsSync(marker)) {
    if (JSON.parse(readFileSync(marker, 'utf8')).content === content) return true;
    rmSync(folder, { recursive: true });
  } else if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Error(`${folder} holds what no bench has made: name another folder, or empty it`);
  }
  mkdirSync(folder, { recursive: true });
  return false;
}

/**
 * Starts Postgres and loads the corpus, unless it is there already.
 * @param folder where it is kept for the next run; without it in a temporary one
 */
export async function openCorpus(file: string, folder?: string): Promise<Corpus> {
  const content = contentOf(file);
  const loaded = folder !== undefined && isLoaded(folder, content);
  const server = await startBenchServer(folder);
  try {
    const database = await server.openDefaultDatabase();
    if (!loaded) {
      console.error(`loading ${path.basename(file)}`);
      const { seconds } = await runImport(server, database, [file]);
      console.error(`loaded in ${Math.round(seconds)} s`);
      await database.dataSource.query('VACUUM ANALYZE');
      await database.dataSource.query('CHECKPOINT');
      if (folder !== undefined) writeFileSync(path.join(folder, MARKER), JSON.stringify({ content }));
    }
    const [{ papers }]: [{ papers: number }] = await database.dataSource.query(
      'SELECT count(*)::int AS papers FROM paper',
    );
    return { server, database, papers };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
