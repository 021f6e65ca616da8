import type { Configuration } from '../../config/env';
import { createLog } from '../create-log';
import { type RequestedGraph, requestedMembers } from '../graph/requested-members';
import { keepHeapSmall } from '../keep-heap-small';
import { checkPort } from './check-port';
import { readyText } from './ready-text';
import { drainWhenStopped } from './running-server';
import { startGateway } from './start-gateway';
import { readTrustedDocuments } from './trusted-documents';

/** Serves the graph until the process is told to stop. Resolves when it is ready. @throws StartupError */
export async function serveGraph(configuration: Configuration, flags: RequestedGraph): Promise<void> {
  keepHeapSmall();
  const requested = await requestedMembers(flags);
  const trustedDocuments = await readTrustedDocuments(configuration);
  await checkPort(configuration);
  const log = createLog(configuration);
  const gateway = await startGateway({ configuration, ...requested, trustedDocuments, log });
  drainWhenStopped(gateway, configuration.drainTimeoutMs, log);
  const known = configuration.publicUrl ?? gateway.url;
  process.stdout.write(
    readyText(performance.now(), [
      ['Playground', `${known}/playground`],
      ['GraphQL', `${known}/graphql`],
      ...(configuration.publicUrl ? [['Listening', gateway.url] as const] : []),
      ['Data', gateway.place ?? 'with the subgraphs, all in other processes'],
    ]),
  );
}
