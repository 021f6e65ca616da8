import fastify from 'fastify';
import { type ListenAddress, listen } from '../../gateway/http/listen';

/** Listens for a moment, so that a port in use is found before a database is started. @throws StartupError */
export async function checkPort(address: ListenAddress): Promise<void> {
  const probe = fastify();
  try {
    await listen(probe, address);
  } finally {
    await probe.close();
  }
}
