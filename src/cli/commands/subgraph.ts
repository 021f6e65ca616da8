import type { Command } from 'commander';
import { readConfiguration } from '../../config/env';
import { addFlags, addSeedFlags, flagValues } from '../flags';

/** Adds `papergraph subgraph <name>`. */
export function addSubgraphCommand(program: Command): void {
  const command = program
    .command('subgraph')
    .argument('<name>', 'papers, authors or areas')
    .description('Serve one subgraph by itself, for any federation gateway.');
  addFlags(command, ['port', 'host', 'databaseUrl', 'dataDir', 'logLevel']);
  addSeedFlags(command).action(subgraph);
}

async function subgraph(name: string, options: Record<string, unknown>): Promise<void> {
  const configuration = readConfiguration({ flags: flagValues(options) });
  const { serveSubgraph }: typeof import('../serve/serve-subgraph') = require('../serve/serve-subgraph');
  await serveSubgraph(name, configuration);
}
