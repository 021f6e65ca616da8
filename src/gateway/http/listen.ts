import type { FastifyInstance } from 'fastify';
import { StartupError } from '../../errors/startup-error';

/** Where to listen. Port 0 takes any free port. */
export interface ListenAddress {
  readonly host: string;
  readonly port: number;
}

type Fault = (address: ListenAddress) => [message: string, mend: string];

const FAULTS: Readonly<Record<string, Fault>> = {
  EADDRINUSE: ({ host, port }) => [
    `Port ${port} on ${host} is already in use.`,
    'Stop the program that uses it, or choose another port.',
  ],
  EACCES: ({ port }) => [
    `This user may not listen on port ${port}.`,
    'Choose a port above 1023, or put a reverse proxy in front.',
  ],
  EADDRNOTAVAIL: ({ host, port }) => [
    `Cannot listen on port ${port} of ${host}: this machine does not have that address.`,
    'Choose an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.',
  ],
  ENOTFOUND: ({ host, port }) => [
    `Cannot listen on port ${port} of ${host}: there is no host of that name.`,
    'Choose an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.',
  ],
};

/**
 * Starts listening and resolves with the URL. Throws StartupError where the operator can mend what is wrong.
 */
export async function listen(app: FastifyInstance, address: ListenAddress): Promise<string> {
  try {
    return await app.listen({ host: address.host, port: address.port });
  } catch (error) {
    // What listening fails with is an error of the system, which has a code; anything else has none we know.
    const { code = '' } = error as NodeJS.ErrnoException;
    const fault = FAULTS[code]?.(address);
    if (!fault) throw error;
    throw new StartupError(...fault, { cause: error });
  }
}
