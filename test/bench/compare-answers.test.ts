import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import { compareAnswers } from '../../bench/reads/answers';
import { type Contender, LIMIT_DIALECT } from '../../bench/reads/contender';
import type { ParameterSets } from '../../bench/reads/operations';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A contender that answers everything with one text. */
async function contender(name: string, text: string): Promise<Contender> {
  const server = createServer((_request, response) => response.end(text)).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a TCP server has an address');
  return { ...LIMIT_DIALECT, name, port: address.port, cpuSeconds: () => 0, peakMegabytes: () => 0 };
}

const sets: ParameterSets = {
  listing: [{}],
  paper: [],
  author: [],
  area: [],
  largestArea: [],
  search: [],
  broadSearch: [],
  nested: [],
  papersByIds: [],
  deepPage: [],
};

const answer = (title: string, endCursor: string): string =>
  JSON.stringify({ data: { papers: { nodes: [{ title }], pageInfo: { endCursor } } } });

test('answers that differ in nothing but cursors are the same, and their requests are kept with the bytes to expect', async () => {
  const one = await contender('one', answer('A', 'x'));
  const other = await contender('other', answer('A', 'longer'));
  const compared = await compareAnswers([one, other], 'listing', sets);
  expect(compared.get(one)?.bytes).toEqual([answer('A', 'x').length]);
  expect(compared.get(other)?.bytes).toEqual([answer('A', 'longer').length]);
});

test('a difference is told with who differs, at what, and how', async () => {
  const one = await contender('one', answer('A', 'x'));
  const other = await contender('other', answer('B', 'x'));
  const comparing = compareAnswers([one, other], 'listing', sets);
  await expect(comparing).rejects.toThrow(/^other differs at listing of {}: [\s\S]*- +title: 'A'/m);
});

test('an answer with errors is none', async () => {
  const failing = await contender('failing', '{"data":null,"errors":[{"message":"no"}]}');
  await expect(compareAnswers([failing], 'listing', sets)).rejects.toThrow('the answer has errors');
});
