import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from '@jest/globals';
import { request } from 'undici';
import { startFixtureServer } from '../../../test/harness/fixture-server';

const root = path.join(__dirname, '../../..');

/** A gateway in a process of its own whose field `hang` answers when a line arrives on stdin. It tells on stdout what happens. */
const PROGRAM = `
  require('reflect-metadata');
  const { startFixtureServer } = require('./test/harness/fixture-server');
  const { drainOn } = require('./src/gateway/http/drain');
  const say = (line) => process.stdout.write(line + '\\n');
  (async () => {
    const { server, engine, url } = await startFixtureServer();
    const execute = engine.execute;
    engine.execute = async (request) => {
      if (!request.source.includes('hang')) return execute(request);
      say('hanging');
      await new Promise((resolve) => process.stdin.once('data', resolve));
      return { data: { hang: 'answered' } };
    };
    const stop = async () => {
      say('stopping');
      if (process.env.FAIL) throw new Error('cannot stop');
    };
    const log = { info: (_fields, message) => message && say(message), warn() {}, error() {} };
    drainOn(['SIGINT', 'SIGTERM'], { server, stop, graceMs: Number(process.env.GRACE_MS), log });
    say(url);
  })();
`;

let child: ChildProcess;
afterEach(() => void child?.kill('SIGKILL'));

/** Waits for the next line that the child says. */
async function nextLine(lines: Interface): Promise<string> {
  const [line] = await once(lines, 'line');
  return String(line);
}

async function start(env: Record<string, string> = {}) {
  child = spawn(process.execPath, ['-r', './test/harness/swc-require.cjs', '-e', PROGRAM], {
    cwd: root,
    env: { ...process.env, GRACE_MS: '20000', ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!child.stdout || !child.stdin) throw new Error('the child has no pipes');
  const lines = createInterface({ input: child.stdout });
  const url = await nextLine(lines);
  return { child, lines, url, stdin: child.stdin, exited: once(child, 'exit') };
}

describe('a server that is told to stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'finishes what runs, then stops, then exits with 0 (%s)',
    async (signal) => {
      const { lines, url, stdin, exited } = await start();
      const running = request(`${url}/graphql?query={hang}`);
      expect(await nextLine(lines)).toBe('hanging');
      child.kill(signal);
      expect(await nextLine(lines)).toMatch(/^finishing/);
      stdin.write('go\n');
      const stopping = nextLine(lines);
      const { statusCode, headers, body } = await running;
      expect(statusCode).toBe(200);
      expect(headers.connection).toBe('close');
      expect(await body.text()).toBe('{"data":{"hang":"answered"}}\n');
      expect(await stopping).toBe('stopping');
      expect(await exited).toEqual([0, null]);
    },
  );

  test('exits at once with 130 at the second Ctrl-C', async () => {
    const { lines, url, exited } = await start();
    const running = request(`${url}/graphql?query={hang}`).catch(() => 'cut');
    expect(await nextLine(lines)).toBe('hanging');
    child.kill('SIGINT');
    expect(await nextLine(lines)).toMatch(/^finishing/);
    child.kill('SIGINT');
    expect(await exited).toEqual([130, null]);
    expect(await running).toBe('cut');
  });

  test('cuts what has not finished when the grace is over', async () => {
    const { lines, url, exited } = await start({ GRACE_MS: '50' });
    const running = request(`${url}/graphql?query={hang}`).catch(() => 'cut');
    expect(await nextLine(lines)).toBe('hanging');
    child.kill('SIGTERM');
    expect(await nextLine(lines)).toMatch(/^finishing/);
    const stopping = nextLine(lines);
    expect(await running).toBe('cut');
    expect(await stopping).toBe('stopping');
    expect(await exited).toEqual([0, null]);
  });

  test('exits with 1 where stopping fails', async () => {
    const { exited } = await start({ FAIL: '1' });
    child.kill('SIGTERM');
    expect(await exited).toEqual([1, null]);
  });
});

describe('a server that drains', () => {
  test.each([
    ['/graphql?query={__typename}', /SHUTTING_DOWN/],
    ['/readyz', /"ok":false,"checks":\{"database":true,"draining":true\}/],
  ])('answers a request that was under way to %s with 503', async (address, answer) => {
    const { server, url } = await startFixtureServer();
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`GET ${address} HTTP/1.1\r\n`);
    await once(server.app.server, 'connection');
    const drained = server.drain(20_000);
    socket.write('Host: x\r\n\r\n');
    const answered = await text(socket);
    expect(answered).toMatch(/^HTTP\/1.1 503 /);
    expect(answered).toMatch(/^connection: close/im);
    expect(answered).toMatch(answer);
    await drained;
  });
});
