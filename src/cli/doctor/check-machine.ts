import { constants, existsSync } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import path from 'node:path';
import { StartupError } from '../../errors/startup-error';
import type { ListenAddress } from '../../gateway/http/listen';
import { checkPort } from '../serve/check-port';
import { type Finding, fault, note, ok } from './finding';

/** The oldest Node that package.json's `engines` takes. */
const OLDEST_NODE = [20, 19] as const;

/** A new database takes about 40 MB, and Postgres stops when the disk is full. */
const LEAST_FREE_MB = 200;

/** Whether this Node is new enough. */
export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return ok(`Node ${version}`);
  return fault(
    new StartupError(`Node ${version} is too old`, `install Node ${OLDEST_NODE.join('.')} or newer`),
  );
}

/** Whether the folder of the embedded database can be written, and has space left. */
export async function checkDataDirectory(dataDir: string): Promise<Finding[]> {
  let folder = path.resolve(dataDir);
  while (!existsSync(folder)) folder = path.dirname(folder);
  const writable = await access(folder, constants.W_OK | constants.X_OK).then(
    () => ok(`${folder} can be written`),
    () =>
      fault(
        new StartupError(`${folder} cannot be written`, 'make it writable, or choose another data directory'),
      ),
  );
  const { bavail, bsize } = await statfs(folder);
  const freeMb = Math.floor((bavail * bsize) / 1_048_576);
  const space =
    freeMb >= LEAST_FREE_MB
      ? ok(`${freeMb} MB are free there`)
      : fault(
          new StartupError(`only ${freeMb} MB are free in ${folder}`, `free at least ${LEAST_FREE_MB} MB`),
        );
  return [writable, space];
}

/** Whether the port can be had, or a papergraph answers there already. */
export async function checkAddress(address: ListenAddress): Promise<Finding> {
  const { host, port } = address;
  if (port === 0) return note('PORT=0 takes any port that is free');
  try {
    await checkPort(address);
    return ok(`port ${port} on ${host} is free`);
  } catch (error) {
    return (await isServer(address)) ? note(`a server answers on port ${port} of ${host}`) : fault(error);
  }
}

/** Whether what listens answers our health check. */
async function isServer({ host, port }: ListenAddress): Promise<boolean> {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host;
  try {
    const answer = await fetch(`http://${reachable}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return (await answer.text()) === '{"ok":true}';
  } catch {
    return false;
  }
}
