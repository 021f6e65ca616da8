import { totalmem } from 'node:os';
import { StartupError } from '../../errors/startup-error';
import { PORT } from './socket-directory';

/** Server settings by name. They are given on the command line, so each start has these and no others. */
export type Settings = Readonly<Record<string, string>>;

/** A sixteenth of the machine's memory, between what Postgres takes of its own accord and what an import gains from. */
function sharedMegabytes(memoryBytes: number): number {
  return Math.min(512, Math.max(128, Math.floor(memoryBytes / 16 / 1024 / 1024)));
}

/** All settings of a start. What is not named here keeps Postgres's default. @throws StartupError on a malformed name */
export function settingArguments(socketDirectory: string, chosen: Settings): string[] {
  const settings: Settings = {
    // Compiling a statement costs more than our short statements take.
    jit: 'off',
    // A small share of the machine. Postgres leans on the system's page cache for the rest.
    shared_buffers: `${sharedMegabytes(totalmem())}MB`,
    // An import writes more than the usual 1GB of log. After each checkpoint whole pages go into it again.
    max_wal_size: '2GB',
    // Room for the pools of a server and an import at once; an unused slot costs a few kilobytes.
    max_connections: '100',
    // No replica can reach a server without a port, so no log is kept for one: loads write less.
    wal_level: 'minimal',
    max_wal_senders: '0',
    // The same answers and the same log wherever the machine stands.
    timezone: 'UTC',
    log_timezone: 'UTC',
    // A line every five minutes that says nothing to the reader of this log.
    log_checkpoints: 'off',
    ...chosen,
    listen_addresses: '',
    port: String(PORT),
    // A list by nature: quoted, so that a comma in a path does not split it.
    unix_socket_directories: `"${socketDirectory.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
  };
  return Object.entries(settings).flatMap(([name, value]) => {
    if (!/^[a-z_][\w.]*$/.test(name)) {
      throw new StartupError(`"${name}" is not the name of a Postgres setting`, 'check the spelling');
    }
    return ['-c', `${name}=${value}`];
  });
}
