import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { ApolloServer } from '@apollo/server';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import type { RequestContext } from './apollo';
import { createDocumentReader } from './document-reader';
import { createOperationRunner } from './run-operation';

const apollo = new ApolloServer<RequestContext>({
  typeDefs: 'type Query { one: Int }',
  resolvers: { Query: { one: () => 1 } },
});
apollo.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
afterAll(() => apollo.stop());

/** How often the results that are kept were turned to. */
let turnedTo: number;
beforeEach(() => {
  turnedTo = 0;
});

const read = createDocumentReader({
  documents: { find: (id) => (id === 'known' ? '{ one }' : undefined) },
  run: createOperationRunner({
    apollo,
    requestTimeoutMs: 10_000,
    cache: {
      begin() {
        turnedTo += 1;
        return undefined;
      },
      obtain: async () => undefined,
    },
  }),
});
const request = () => ({
  id: 'known',
  variables: {},
  requestId: 'r-1',
  response: new ServerResponse(new IncomingMessage(new Socket())),
});

test('reads a stored document as the graph answers it', async () => {
  expect(await read(request())).toEqual({ data: { one: 1 } });
  expect(turnedTo).toBe(1);
});

test('passes by the results that are kept where something is read once', async () => {
  expect(await read({ ...request(), isReadOnce: true })).toEqual({ data: { one: 1 } });
  expect(turnedTo).toBe(0);
});

test('knows no other documents', async () => {
  await expect(read({ ...request(), id: 'unknown' })).rejects.toThrow(TypeError);
});
