// How long files of all papers take over HTTP, what pages are read at meanwhile, and how long feeds take:
// npm run bench:exports -- --data-dir FOLDER [--together 4]
// The folder is a data directory that no server runs on, with a corpus imported. Run `npm run build` before.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { 'data-dir': { type: 'string' }, together: { type: 'string', default: '4' } },
});

const EXTENSIONS = ['bib', 'ris', 'csl.json', 'json'];

/** A sample of listings, so that few answers are kept results. */
const YEARS = Array.from({ length: 30 }, (_, index) => 1995 + index);

/** Starts the program. @returns its process and its URL */
async function start(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const program = path.join(__dirname, '..', 'bin', 'papergraph.js');
  const child = spawn(process.execPath, [program, '--data-dir', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let said = '';
  for await (const piece of child.stdout) {
    said += piece;
    const url = /GraphQL +(\S+)\/graphql/.exec(said)?.[1];
    if (url) return { child, url };
  }
  throw new Error(`it did not start: ${said}`);
}

/** Reads an answer to its end without keeping it. @returns milliseconds to its first bytes and to its end, and its bytes */
async function take(address: string, encoding = 'identity') {
  const began = performance.now();
  const answer = await fetch(address, { headers: { 'accept-encoding': encoding } });
  if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
  let first = 0;
  let bytes = 0;
  for await (const piece of answer.body) {
    if (bytes === 0) first = performance.now() - began;
    bytes += piece.byteLength;
  }
  return { first, ms: performance.now() - began, bytes };
}

function percentiles(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`;
}

async function timesOf(addresses: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const address of addresses) times.push((await take(address)).ms);
  return times;
}

async function main(): Promise<void> {
  if (options['data-dir'] === undefined) throw new Error('--data-dir: where the corpus is');
  const { child, url } = await start(options['data-dir']);
  try {
    await take(`${url}/papers.json?year=1994`);
    for (const extension of EXTENSIONS) {
      const { first, ms, bytes } = await take(`${url}/papers.${extension}`);
      console.log(
        `all papers as .${extension}: ${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB, first bytes after ${first.toFixed(0)} ms`,
      );
    }
    console.log(
      `a feed: ${percentiles(await timesOf(YEARS.map((year) => `${url}/papers.atom?year=${year}`)))}`,
    );
    const listings = YEARS.map((year) => `${url}/papers?year=${year}&sort=title`);
    console.log(`a listing: ${percentiles(await timesOf(listings))}`);
    const together = Number(options.together);
    const leaving = new AbortController();
    const files = Array.from({ length: together }, async () => {
      const answer = await fetch(`${url}/papers.json`, { signal: leaving.signal });
      for await (const _piece of answer.body ?? []);
    });
    const ended = Promise.allSettled(files);
    const others = YEARS.map((year) => `${url}/papers?year=${year}&sort=oldest`);
    console.log(`a listing while ${together} such files are read: ${percentiles(await timesOf(others))}`);
    leaving.abort();
    await ended;
  } finally {
    child.kill();
    await once(child, 'exit');
  }
}

void main();
