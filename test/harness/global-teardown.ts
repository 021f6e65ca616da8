import type { TestServer } from './postgres-server';

/** Stops what globalSetup started. */
export default async function globalTeardown(): Promise<void> {
  const { testServers = [] } = globalThis as { testServers?: TestServer[] }; // put there by globalSetup
  await Promise.all(testServers.map((server) => server.stop()));
}
