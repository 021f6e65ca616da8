import type { Configuration } from '../../config/env';
import { StartupError } from '../../errors/startup-error';
import { SUBGRAPHS } from '../../subgraphs';
import { createLog } from '../create-log';
import { checkPort } from './check-port';
import { readyText } from './ready-text';
import { drainWhenStopped } from './running-server';
import { startSubgraph } from './start-subgraph';

/** Serves one subgraph until the process is told to stop. Resolves when it is ready. @throws StartupError */
export async function serveSubgraph(name: string, configuration: Configuration): Promise<void> {
  const create = Object.hasOwn(SUBGRAPHS, name) ? SUBGRAPHS[name] : undefined;
  if (!create) {
    throw new StartupError(
      `there is no subgraph "${name}"`,
      `name one of ${Object.keys(SUBGRAPHS).join(', ')}`,
    );
  }
  await checkPort(configuration);
  const log = createLog(configuration);
  const subgraph = await startSubgraph(create, configuration, log);
  drainWhenStopped(subgraph, configuration.drainTimeoutMs, log);
  process.stdout.write(
    readyText(performance.now(), [
      ['Subgraph', name],
      ['GraphQL', `${subgraph.url}/graphql`],
      ['Data', subgraph.place ?? ''],
    ]),
  );
}
