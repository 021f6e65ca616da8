import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy that serves another server below a path, which it takes away. */
export interface PathProxy {
  /** Where the server is for clients, with the path. */
  readonly url: string;
  /** Where requests go from now on. */
  target(url: string): void;
  close(): Promise<void>;
}

/** Starts a proxy on a free port. What lies outside the path is 404. */
export async function startPathProxy(path: string): Promise<PathProxy> {
  let behind = '';
  const server = http.createServer((request, response) => {
    const { url = '', method, headers } = request;
    if (!url.startsWith(path)) {
      response.writeHead(404).end();
      return;
    }
    const onward = http.request(behind + (url.slice(path.length) || '/'), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.writeHead(502).end());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${path}`,
    target(url) {
      behind = url;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
