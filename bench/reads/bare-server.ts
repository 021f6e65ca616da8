// Answers from memory and does nothing else: what it has not been asked before it asks the server at the port that is its
// argument, once.
import { createServer } from 'node:http';
import { request } from 'undici';

interface Kept {
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: Buffer;
}

const origin = `http://127.0.0.1:${process.argv[2]}`;
const answers = new Map<string, Kept>();

async function fetchOnce(url: string): Promise<Kept> {
  const headers = { accept: 'application/json', 'apollo-require-preflight': 'true' };
  const answer = await request(`${origin}${url}`, { headers });
  const body = Buffer.from(await answer.body.arrayBuffer());
  const type = String(answer.headers['content-type']);
  const kept = { headers: { 'content-type': type, 'content-length': body.length }, body };
  if (answer.statusCode === 200) answers.set(url, kept);
  return kept;
}

const server = createServer((incoming, response) => {
  const url = incoming.url ?? '';
  const give = ({ headers, body }: Kept) => response.writeHead(200, headers).end(body);
  const kept = answers.get(url);
  if (kept) give(kept);
  else fetchOnce(url).then(give, (error) => response.writeHead(502).end(String(error)));
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`http://127.0.0.1:${address.port}`);
});
