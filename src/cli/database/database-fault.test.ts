import { expect, test } from '@jest/globals';
import { StartupError } from '../../errors/startup-error';
import { databaseFault } from './database-fault';

/** An error as pg or the system makes it. */
const error = (code: string | undefined, message: string) =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  [error('53300', 'sorry, too many clients already'), 'the database has no connection left'],
  [error('53100', 'could not extend file'), 'the disk of the database is full'],
  [
    error('57P03', 'the database system is starting up'),
    'the database is not ready: the database system is starting up',
  ],
  [
    error('42501', 'permission denied for table paper'),
    'the role may not do what is needed in the database: permission denied for table paper',
  ],
  [
    error('08P01', 'unsupported startup parameter: statement_timeout'),
    'the database refuses the connection: unsupported startup parameter: statement_timeout',
  ],
  [error('ETIMEDOUT', 'connect ETIMEDOUT'), 'the database does not answer'],
  [error(undefined, 'timeout expired'), 'the database does not answer'],
  [error(undefined, 'The server does not support SSL connections'), 'the database does not speak TLS'],
  [
    error('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
    'the certificate of the database is not trusted',
  ],
  [error('XX000', 'odd'), 'the database cannot be used: odd (XX000)'],
  [error(undefined, 'odd'), 'the database cannot be used: odd (no code)'],
])('the failure %# is told in words', (cause, message) => {
  const fault = databaseFault(cause, 'the database');
  expect(fault).toBeInstanceOf(StartupError);
  expect(fault.message).toBe(message);
  expect(fault.mend).not.toBe('');
  expect(fault.cause).toBe(cause);
});

test('what says already what mends it stays what it is', () => {
  const fault = new StartupError('one', 'two');
  expect(databaseFault(fault, 'the database')).toBe(fault);
});
