import { expect, test } from '@jest/globals';
import fastify from 'fastify';
import { StartupError } from '../../errors/startup-error';
import { listen } from './listen';

test('a port that is taken is named, with what to do', async () => {
  const first = fastify();
  const url = await listen(first, { host: '127.0.0.1', port: 0 });
  const port = Number(new URL(url).port);
  const second = fastify();
  const failure = listen(second, { host: '127.0.0.1', port });
  await expect(failure).rejects.toThrow(StartupError);
  await expect(failure).rejects.toMatchObject({
    message: `Port ${port} on 127.0.0.1 is already in use.`,
    mend: 'Stop the program that uses it, or choose another port.',
  });
  await Promise.all([first.close(), second.close()]);
});

test('an address that this machine does not have is named', async () => {
  const app = fastify();
  await expect(listen(app, { host: '192.0.2.1', port: 4000 })).rejects.toMatchObject({
    message: 'Cannot listen on port 4000 of 192.0.2.1: this machine does not have that address.',
  });
  await app.close();
});

test('a port that needs privileges is named', async () => {
  const app = fastify();
  // Tests may run as root, who may listen anywhere: the system's answer is played.
  Object.assign(app, {
    listen: () => Promise.reject(Object.assign(new Error('listen EACCES'), { code: 'EACCES' })),
  });
  await expect(listen(app, { host: '127.0.0.1', port: 80 })).rejects.toMatchObject({
    message: 'This user may not listen on port 80.',
    mend: 'Choose a port above 1023, or put a reverse proxy in front.',
  });
});

test('what the operator cannot mend stays what it is', async () => {
  const app = fastify();
  const fault = new Error('broken plugin');
  app.register((_app, _options, done) => done(fault));
  await expect(listen(app, { host: '127.0.0.1', port: 0 })).rejects.toBe(fault);
});
