import path from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { fakeGraph } from './fake-graph';
import { playgroundBehaves } from './playground-behaviour';

let app: FastifyInstance;
let url: string;

beforeAll(async () => {
  app = await fakeGraph(path.join(__dirname, '../../dist/playground'));
  url = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => app.close());

playgroundBehaves({ url: () => url, examplesAnswer: false });
