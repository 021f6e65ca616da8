import type { ServerResponse } from 'node:http';
import { Timeout } from '../../errors/graph-error';

/**
 * Runs `work` with a signal that aborts when the client goes away or `timeoutMs` milliseconds have passed. At the
 * deadline it rejects with Timeout at once, whether or not `work` heeds the signal.
 *
 * Fastify's own `request.signal` and `handlerTimeout` cannot be used: they follow the request's `close` event, which
 * Node 20 emits as soon as the body has been read.
 */
export async function withDeadline<T>(
  response: ServerResponse,
  timeoutMs: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const onClose = () => controller.abort(new Error('the client has gone'));
  response.once('close', onClose);
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const timeout = new Timeout(`The request took longer than ${timeoutMs} ms`);
      reject(timeout);
      controller.abort(timeout);
    }, timeoutMs);
  });
  try {
    return await Promise.race([work(controller.signal), expired]);
  } finally {
    clearTimeout(timer);
    response.off('close', onClose);
  }
}
