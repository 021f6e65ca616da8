import type { ServerResponse } from 'node:http';
import { GraphError, Timeout } from '../../errors/graph-error';

/** What tells when whoever asks has gone away: the response to them, closed. */
export type Departure = Pick<ServerResponse, 'once' | 'off'>;

/**
 * Runs `work` with a signal that aborts when the client goes away or `timeoutMs` milliseconds have passed.
 * Then it rejects at once, at the deadline with Timeout, whether or not `work` heeds the signal.
 *
 * Fastify's own `request.signal` and `handlerTimeout` cannot be used: they follow the request's `close`
 * event, which Node 20 emits as soon as the body has been read.
 */
export async function withDeadline<T>(
  response: Departure,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let giveUp = (_reason: GraphError): void => {};
  const givenUp = new Promise<never>((_resolve, reject) => {
    giveUp = (reason) => {
      reject(reason);
      controller.abort(reason);
    };
  });
  // Nobody reads the answer to the first; it only ends the waiting.
  const onClose = () => giveUp(new GraphError('BAD_REQUEST', 'The client has gone'));
  const onTimeout = () => giveUp(new Timeout(`The request took longer than ${timeoutMs} ms`));
  response.once('close', onClose);
  const timer = setTimeout(onTimeout, timeoutMs);
  try {
    return await Promise.race([work(controller.signal), givenUp]);
  } finally {
    clearTimeout(timer);
    response.off('close', onClose);
  }
}
