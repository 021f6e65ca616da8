// Times pages of a running server, each asked for once, so that no kept result answers it:
//   node tools/time-pages.mjs http://127.0.0.1:4000 [--each 100]
// Addresses come from the sitemaps and from words of titles. Times are of whole answers, compressed, over loopback.
import http from 'node:http';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { each: { type: 'string', default: '100' } },
});
const [site] = positionals;
if (!site) {
  console.error('usage: node tools/time-pages.mjs URL [--each NUMBER]');
  process.exit(1);
}
const each = Number(values.each);
const agent = new http.Agent({ keepAlive: true });

/** Asks for a path; resolves with the time in ms and the bytes of the body as sent. */
function ask(path) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const headers = { accept: 'text/html', 'accept-encoding': 'br' };
    http
      .get(new URL(path, site), { agent, headers }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk) => {
          bytes += chunk.length;
        });
        answer.on('end', () => {
          if (answer.statusCode !== 200) reject(new Error(`${path} answers ${answer.statusCode}`));
          else resolve({ time: performance.now() - started, bytes });
        });
      })
      .on('error', reject);
  });
}

/** Up to `each` of the addresses in a sitemap, evenly from all of it, as paths. */
async function fromSitemap(file) {
  const text = await (await fetch(new URL(`/sitemaps/${file}`, site))).text();
  const paths = [...text.matchAll(/<loc>([^<]+)/g)].map(([, url]) => new URL(url).pathname);
  const step = Math.max(1, Math.floor(paths.length / each));
  return paths.filter((_, index) => index % step === 0).slice(0, each);
}

const [papers, authors, areas, venues] = await Promise.all(
  ['papers', 'authors', 'areas', 'venues'].map((kind) => fromSitemap(`${kind}-1.xml`)),
);
const words = [...new Set(papers.flatMap((path) => path.match(/[a-z]{4,}/g)?.slice(-2) ?? []))].slice(
  0,
  each,
);
const slug = (path) => path.split('/').at(-1);
const KINDS = {
  home: ['/'],
  'papers, all': ['/papers', '/papers?sort=oldest', '/papers?sort=cited', '/papers?sort=title'],
  'papers, searched': words.map((word) => `/papers?q=${word}`),
  'papers of an area': areas.map((path) => `/papers?area=${slug(path)}`),
  'papers of a venue': venues.map((path) => `/papers?venue=${slug(path)}`),
  'papers of a year': Array.from({ length: 25 }, (_, index) => `/papers?year=${2025 - index}`),
  'a paper': papers,
  'an author': authors,
  'an area': areas,
  'a venue': venues,
  names: [
    '/authors',
    '/areas',
    '/venues',
    ...words.slice(0, 40).map((word) => `/authors?q=${word.slice(0, 4)}`),
  ],
};

// What the program loads and compiles on its first pages is no part of the next ones.
for (const path of ['/authors?sort=name', '/papers?q=warm', papers[0], authors[0], areas[0], venues[0]])
  await ask(path);

const all = [];
const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
console.log('page                 asked   p50 ms   p95 ms   max ms   kB sent (p95)');
for (const [kind, paths] of Object.entries(KINDS)) {
  const answers = [];
  for (const path of paths) answers.push(await ask(path));
  const times = answers.map(({ time }) => time).sort((a, b) => a - b);
  const sizes = answers.map(({ bytes }) => bytes / 1_000).sort((a, b) => a - b);
  all.push(...times);
  const figures = [at(times, 0.5), at(times, 0.95), times.at(-1) ?? 0, at(sizes, 0.95)];
  console.log(
    kind.padEnd(20),
    String(paths.length).padStart(5),
    ...figures.map((figure) => figure.toFixed(1).padStart(8)),
  );
}
all.sort((a, b) => a - b);
console.log(
  'all'.padEnd(20),
  String(all.length).padStart(5),
  ...[0.5, 0.95, 1].map((share) => at(all, share).toFixed(1).padStart(8)),
);
agent.destroy();
