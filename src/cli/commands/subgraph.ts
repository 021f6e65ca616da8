import type { Command } from 'commander';
import { readConfiguration } from '../../config/env';
import { StartupError } from '../../errors/startup-error';
import { createLog } from '../create-log';
import { addFlags, addSeedFlags, flagValues } from '../flags';

/** Adds `papergraph subgraph <name>`. */
export function addSubgraphCommand(program: Command): void {
  const command = program
    .command('subgraph')
    .argument('<name>', 'papers, authors or areas')
    .description('Serve one subgraph by itself, for any federation gateway.');
  addFlags(command, ['port', 'host', 'databaseUrl', 'dataDir', 'logLevel']);
  addSeedFlags(command).action((name: string, options: Record<string, unknown>) => serve(name, options));
}

async function serve(name: string, options: Record<string, unknown>): Promise<void> {
  const configuration = readConfiguration({ flags: flagValues(options) });
  const [{ SUBGRAPHS }, { checkPort }, { startSubgraph }, { drainWhenStopped }, { readyText }] =
    await Promise.all([
      import('../../subgraphs/index.js'),
      import('../serve/check-port.js'),
      import('../serve/start-subgraph.js'),
      import('../serve/running-server.js'),
      import('../serve/ready-text.js'),
    ]);
  if (!Object.hasOwn(SUBGRAPHS, name)) {
    throw new StartupError(
      `there is no subgraph "${name}"`,
      `name one of ${Object.keys(SUBGRAPHS).join(', ')}`,
    );
  }
  await checkPort(configuration);
  const log = createLog(configuration);
  const subgraph = await startSubgraph(name, configuration, log);
  drainWhenStopped(subgraph, configuration.drainTimeoutMs, log);
  process.stdout.write(
    readyText({
      afterMs: performance.now(),
      facts: [
        ['Subgraph', name],
        ['GraphQL', `${subgraph.url}/graphql`],
        ['Data', subgraph.place ?? ''],
      ],
    }),
  );
}
