import { startEmbedded } from '../../src/database/embedded';
import { StartupError } from '../../src/errors/startup-error';

/**
 * A program that runs the embedded server as a command would: it prints one JSON object a line about what happens,
 * stops on SIGTERM, and takes no notice of SIGINT until its drain would be over, which here is never.
 */
async function main(): Promise<void> {
  const say = (event: object): void => void process.stdout.write(`${JSON.stringify(event)}\n`);
  process.on('SIGINT', () => say({ event: 'interrupted' }));
  const began = performance.now();
  try {
    // The tests give what startEmbedded takes, less the log.
    const { forget, ...options } = JSON.parse(process.argv[2] ?? '{}');
    const server = await startEmbedded({
      ...options,
      log: (message) => say({ event: 'log', message }),
    });
    const { joined, connection, dataDir, version } = server;
    const ms = performance.now() - began;
    const keepAlive = forget ? undefined : setInterval(() => undefined, 1 << 30);
    process.once('SIGTERM', async () => {
      const stopping = performance.now();
      await Promise.all([server.stop(), server.stop()]);
      await server.stop();
      say({ event: 'stopped', joined: server.joined, ms: performance.now() - stopping });
      clearInterval(keepAlive);
    });
    say({ event: 'started', joined, connection, dataDir, version, ms });
  } catch (error) {
    if (!(error instanceof StartupError)) throw error;
    say({ event: 'refused', message: error.message, mend: error.mend });
  }
}

void main();
