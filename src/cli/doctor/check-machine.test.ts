import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { checkAddress, checkDataDirectory, checkNode } from './check-machine';

test.each([
  ['20.19.0', 'ok'],
  ['22.1.0', 'ok'],
  ['20.18.3', 'fault'],
  ['18.20.0', 'fault'],
])('Node %s: %s', (version, level) => {
  expect(checkNode(version)).toMatchObject({ level });
});

test('a folder that is still to be made is judged by the one it would lie in', async () => {
  const findings = await checkDataDirectory(path.join(__dirname, 'not', 'there'));
  expect(findings).toMatchObject([
    { level: 'ok', text: `${__dirname} can be written` },
    { level: 'ok', text: expect.stringMatching(/^\d+ MB are free there$/) },
  ]);
});

test('a folder on a file system without room is a fault, and so is one that takes no files', async () => {
  if (process.platform !== 'linux') return;
  const findings = await checkDataDirectory('/proc/1');
  expect(findings.at(-1)).toMatchObject({ level: 'fault', text: 'only 0 MB are free in /proc/1' });
});

test('a port is free, taken, or taken by a server that answers the health check', async () => {
  let answer = 'something else';
  const other = createServer((_request, response) => response.end(answer)).listen(0, '127.0.0.1');
  await once(other, 'listening');
  // A listening TCP server has an address with a port.
  const { port } = other.address() as AddressInfo;
  const address = { host: '127.0.0.1', port };
  expect(await checkAddress(address)).toMatchObject({
    level: 'fault',
    text: `Port ${port} on 127.0.0.1 is already in use.`,
  });
  answer = '{"ok":true}';
  expect(await checkAddress(address)).toMatchObject({ level: 'note' });
  other.closeAllConnections();
  other.close();
  await once(other, 'close');
  expect(await checkAddress(address)).toMatchObject({ level: 'ok' });
  expect(await checkAddress({ ...address, port: 0 })).toMatchObject({ level: 'note' });
});
