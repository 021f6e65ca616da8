// Does what a newcomer does with an installed checkout: `npm start`, wait until it is ready, ask for the ten papers,
// stop it. Fails where any of that fails. Takes the folder of the checkout; this one's without.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const READY_WITHIN_MS = 120_000;
const STOPPED_WITHIN_MS = 30_000;
const QUERY =
  'query TenPapers { collection(slug: "research-papers") { papers(first: 10) { nodes { title } } } }';

const root = path.resolve(process.argv[2] ?? path.join(path.dirname(fileURLToPath(import.meta.url)), '..'));

/** A port that was free a moment ago. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until the address answers 200. Throws when the deadline passes, or the program has ended. */
async function ready(url, isEnded) {
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (isEnded()) throw new Error('npm start ended before it was ready');
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return;
    await delay(100);
  }
  throw new Error(`not ready after ${READY_WITHIN_MS} ms`);
}

async function askForTitles(url) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(`the graph answered ${JSON.stringify(errors)}`);
  return data.collection.papers.nodes.map(({ title }) => title);
}

async function expectedTitles() {
  const { papers } = JSON.parse(await readFile(path.join(root, 'src/seed/research-papers.json'), 'utf8'));
  return papers.map(({ title }) => title);
}

const port = await freePort();
const started = performance.now();
const program = spawn('npm', ['start'], {
  cwd: root,
  env: { ...process.env, PORT: String(port) },
  stdio: ['ignore', 'inherit', 'inherit'],
});
const ended = once(program, 'exit');
/** The exit code and signal, once it has stopped. */
const stopped = () =>
  Promise.race([ended, delay(STOPPED_WITHIN_MS, [undefined, 'none: it did not stop'], { ref: false })]);
const isEnded = () => program.exitCode !== null || program.signalCode !== null;
try {
  await ready(`http://127.0.0.1:${port}/readyz`, isEnded);
  console.log(`npm start was ready after ${Math.round(performance.now() - started)} ms`);
  const titles = await askForTitles(`http://127.0.0.1:${port}/graphql`);
  const expected = await expectedTitles();
  if (JSON.stringify(titles) !== JSON.stringify(expected))
    throw new Error(`the ten papers are ${JSON.stringify(titles)}, expected ${JSON.stringify(expected)}`);
  program.kill('SIGTERM');
  const [code, signal] = await stopped();
  if (code !== 0) throw new Error(`after SIGTERM npm start exited with ${code}, signal ${signal}`);
  console.log(`asked for ${titles.length} papers, stopped with exit code 0`);
} finally {
  if (!isEnded()) {
    program.kill('SIGTERM');
    await stopped();
  }
}
