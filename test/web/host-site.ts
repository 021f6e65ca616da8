import Fastify from 'fastify';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';

/** A site of somebody else's, on an origin of its own. */
export interface HostSite {
  readonly url: string;
  /** Has the site answer `/` with a page from now on. */
  show(page: HostPage): void;
  close(): Promise<void>;
}

/** A page of such a site. */
export interface HostPage {
  readonly body: string;
  readonly head?: string;
  /** Its `Content-Security-Policy`. */
  readonly policy?: string;
}

/** Starts a site on a free port. */
export async function startHostSite(): Promise<HostSite> {
  let shown: HostPage = { body: '' };
  const app = Fastify();
  app.get('/', (_request, reply) => {
    const { body, head = '', policy } = shown;
    if (policy) reply.header('content-security-policy', policy);
    return reply
      .type('text/html; charset=utf-8')
      .send(
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A lab</title>${head}</head>` +
          `<body><main><h1>Our work</h1>${body}<p id="after">After</p></main></body></html>`,
      );
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    show(page) {
      shown = page;
    },
    close: () => app.close(),
  };
}

/** The strictest policy that widgets of `server` work under. */
export const strictPolicy = (server: string): string =>
  `default-src 'none'; script-src ${server}; connect-src ${server}; style-src ${server}; require-trusted-types-for 'script'; trusted-types 'none'`;

/** A visit to a host page: what was asked of our server, and what the console said. */
export interface HostVisit {
  readonly page: Page;
  /** Addresses asked of our server, in order. */
  readonly requests: string[];
  /** Warnings, errors and uncaught errors, as readable lines. */
  readonly said: string[];
  /** The sum of all layout shifts so far. */
  layoutShift(): Promise<number>;
  close(): Promise<void>;
}

/** Runs in the page before its own scripts: keeps what widgets fired and what moved. */
const OBSERVERS = `
  self.fired = []; self.shift = 0;
  for (const kind of ['load', 'error'])
    addEventListener('papergraph-' + kind, (event) => self.fired.push([kind, event.target.localName, event.detail ?? '']));
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) self.shift += value; })
    .observe({ type: 'layout-shift', buffered: true });`;

/** Visits the site as a new reader. `prepare` may change what the network does, before the page is asked for. */
export async function visitHost(
  browser: Browser,
  site: HostSite,
  server: string,
  { prepare, ...options }: BrowserContextOptions & { prepare?(page: Page): Promise<unknown> } = {},
): Promise<HostVisit> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, ...options });
  const requests: string[] = [];
  const said: string[] = [];
  context.on('request', (request: Request) => {
    if (request.url().startsWith(server)) requests.push(request.url().slice(server.length));
  });
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      said.push(`${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => said.push(`uncaught: ${error.error()}`));
  await context.addInitScript(OBSERVERS);
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(site.url);
  return {
    page,
    requests,
    said,
    // Two frames later all that was drawn has been looked at.
    layoutShift: () =>
      page.evaluate<number>(
        'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(self.shift)))))',
      ),
    close: () => context.close(),
  };
}

/** Waits until `count` widgets have fired; returns what they fired, as `[kind, tag, reason]`. */
export function firedBy(page: Page, count: number): Promise<[string, string, string][]> {
  // Asked within the page: what looks from outside again and again is stopped by strict policies.
  return page.evaluate(`new Promise((resolve) => {
    const look = () => (self.fired.length >= ${count} ? resolve(self.fired) : setTimeout(look, 5));
    look();
  })`);
}
