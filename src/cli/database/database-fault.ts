import { codeOf, messageOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';

/** What a failure means to the operator: what is wrong, and what mends it. */
type Meaning = readonly [message: string, mend: string];

const CORRECT_URL = 'correct DATABASE_URL';

/** By SQLSTATE or by the system's code; `place` is the database as people know it. */
const MEANINGS: Readonly<Record<string, (place: string, said: string) => Meaning>> = {
  ECONNREFUSED: (place) => [`no Postgres answers at ${place}`, `start it, or ${CORRECT_URL}`],
  ENOENT: (place) => [
    `no Postgres answers at ${place}: there is no such socket`,
    `start it, or ${CORRECT_URL}`,
  ],
  ECONNRESET: (place) => [
    `${place} broke off the connection`,
    `see that it is a Postgres, or ${CORRECT_URL}`,
  ],
  ENOTFOUND: (place) => [`the host of ${place} cannot be found`, CORRECT_URL],
  EAI_AGAIN: (place) => [`the host of ${place} cannot be looked up now`, `try again, or ${CORRECT_URL}`],
  EHOSTUNREACH: (place) => [
    `the host of ${place} cannot be reached`,
    `see to the network, or ${CORRECT_URL}`,
  ],
  ETIMEDOUT: (place) => [`${place} does not answer`, `see to the network, or ${CORRECT_URL}`],
  '28P01': (place) => [`${place} refuses the password`, 'correct the password in DATABASE_URL'],
  '28000': (place, said) => [
    `${place} lets this user not in: ${said}`,
    'correct the user in DATABASE_URL, or pg_hba.conf',
  ],
  '3D000': (place) => [`${place} does not exist`, `make it with createdb, or ${CORRECT_URL}`],
  '42501': (place, said) => [
    `the role may not do what is needed in ${place}: ${said}`,
    'give it the rights that docs/operations.md lists',
  ],
  '53100': (place) => [`the disk of ${place} is full`, 'free some space'],
  '53300': (place) => [
    `${place} has no connection left`,
    'lower PAPERGRAPH_POOL_SIZE, or raise max_connections of Postgres',
  ],
  '57P03': (place, said) => [`${place} is not ready: ${said}`, 'wait a moment and start again'],
  '08P01': (place, said) => [
    `${place} refuses the connection: ${said}`,
    'behind pgbouncer set PAPERGRAPH_STATEMENT_TIMEOUT_MS=0',
  ],
};

/** pg gives these no code. */
const MEANINGS_BY_MESSAGE: readonly [RegExp, (place: string) => Meaning][] = [
  [/timeout/i, (place) => [`${place} does not answer`, `see to the network, or ${CORRECT_URL}`]],
  [
    /^SASL:.*password must be/,
    (place) => [`${place} asks for a password`, 'put the password into DATABASE_URL'],
  ],
  [
    /does not support SSL/,
    (place) => [
      `${place} does not speak TLS`,
      'take sslmode out of DATABASE_URL, or turn TLS on in Postgres',
    ],
  ],
  [
    /certificate/i,
    (place) => [
      `the certificate of ${place} is not trusted`,
      'give sslrootcert in DATABASE_URL, or NODE_EXTRA_CA_CERTS',
    ],
  ],
];

/** A failure of the database as a StartupError; what is one already stays what it is. */
export function databaseFault(error: unknown, place: string): StartupError {
  if (error instanceof StartupError) return error;
  const said = messageOf(error);
  const meaning =
    MEANINGS[codeOf(error)]?.(place, said) ??
    MEANINGS_BY_MESSAGE.find(([pattern]) => pattern.test(said))?.[1](place);
  const [message, mend] = meaning ?? [
    `${place} cannot be used: ${said} (${codeOf(error) || 'no code'})`,
    'see the log of Postgres',
  ];
  return new StartupError(message, mend, { cause: error });
}
