import type { Command } from 'commander';
import { readConfiguration } from '../../config/env';
import { createLog } from '../create-log';
import { addFlags, addSeedFlags, flagValues } from '../flags';

interface ServeOptions {
  readonly subgraph?: readonly string[];
  readonly supergraph?: string;
}

/** Adds `papergraph serve`. */
export function addServeCommand(program: Command): void {
  const command = program
    .command('serve')
    .description('Serve the graph; what papergraph does when no command is named.');
  addFlags(command, ['port', 'host', 'databaseUrl', 'dataDir', 'publicUrl', 'logLevel']);
  addSeedFlags(command);
  command
    .option(
      '--subgraph <name=url>',
      'A subgraph in another process: in place of our own of that name, or beside ours. May be repeated.',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--supergraph <file>', 'A supergraph composed elsewhere. Its subgraphs are asked at its URLs.')
    .action((options: ServeOptions) => serve(options));
}

async function serve(options: ServeOptions): Promise<void> {
  const configuration = readConfiguration({ flags: flagValues({ ...options }) });
  // Loaded here so that --help and a wrong flag need not wait for it.
  const [members, { checkPort }, { startGateway }, { drainWhenStopped }, { readyText }] = await Promise.all([
    import('../graph/requested-members.js'),
    import('../serve/check-port.js'),
    import('../serve/start-gateway.js'),
    import('../serve/running-server.js'),
    import('../serve/ready-text.js'),
  ]);
  const requested = await members.requestedMembers(options.subgraph ?? [], options.supergraph);
  await checkPort(configuration);
  const log = createLog(configuration);
  const gateway = await startGateway({ configuration, ...requested, log });
  drainWhenStopped(gateway, configuration.drainTimeoutMs, log);
  const known = configuration.publicUrl ?? gateway.url;
  process.stdout.write(
    readyText({
      afterMs: performance.now(),
      facts: [
        ['Playground', `${known}/playground`],
        ['GraphQL', `${known}/graphql`],
        ...(configuration.publicUrl ? [['Listening', gateway.url] as const] : []),
        ['Data', gateway.place ?? 'with the subgraphs, all in other processes'],
      ],
    }),
  );
}
