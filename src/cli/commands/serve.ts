import type { Command } from 'commander';
import { readConfiguration } from '../../config/env';
import { SETTINGS } from '../../config/settings';
import { addFlags, addSeedFlags, flagValues } from '../flags';
import type { RequestedGraph } from '../graph/requested-members';

/** Adds `papergraph serve`. */
export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('Serve the graph; what papergraph does when no command is named.');
  addFlags(command, ['port', 'host', 'databaseUrl', 'dataDir', 'publicUrl', 'logLevel', 'trustedDocuments']);
  addSeedFlags(command);
  command
    .option('--trusted-only', SETTINGS.trustedOnly.description)
    .option('--no-cache', 'Keep no results in memory, as with PAPERGRAPH_CACHE_BYTES=0.')
    .option(
      '--subgraph <name=url>',
      'A subgraph in another process: in place of our own of that name, or beside ours. May be repeated.',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--supergraph <file>', 'A supergraph composed elsewhere. Its subgraphs are asked at its URLs.')
    .action(serve);
}

async function serve(options: RequestedGraph & { readonly cache: boolean }): Promise<void> {
  const cacheBytes = options.cache ? undefined : '0';
  const configuration = readConfiguration({ flags: flagValues({ ...options, cacheBytes }) });
  // Loaded here so that --help and a wrong flag need not wait for it.
  const { serveGraph }: typeof import('../serve/serve-graph') = require('../serve/serve-graph');
  await serveGraph(configuration, options);
}
