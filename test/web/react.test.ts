import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { firedBy, type HostSite, startHostSite, visitHost } from './host-site';
import { snippetOf } from './snippet';
import { startWebServer, type WebServer } from './web-server';

const SLUG = 'olmoe-open-mixture-of-experts-language-models';
const TITLE = 'OLMoE: Open Mixture-of-Experts Language Models';
const ROOT = path.join(__dirname, '../..');

let server: WebServer;
let site: HostSite;
let browser: Browser;
let component: string;
beforeAll(async () => {
  server = await startWebServer('seeded');
  site = await startHostSite();
  browser = await launchChromium();
  component = await snippetOf(server.url, `/papers/${SLUG}`, 'react');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.close();
});

/** A script that renders the snippet, with React of one version. */
function bundle(react: string, reactDom: string): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `${component}
        import { createElement, version } from 'react';
        import { createRoot } from 'react-dom/client';
        self.reactVersion = version;
        createRoot(document.querySelector('#root')).render(createElement(Paper));`,
      loader: 'jsx',
      resolveDir: __dirname,
    },
    alias: { react, 'react-dom': reactDom },
    bundle: true,
    write: false,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    format: 'iife',
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

describe('the React snippet', () => {
  test.each([
    ['18', 'react-18', 'react-dom-18'],
    ['19', 'react', 'react-dom'],
  ])('shows the card, in React %s', async (major, react, reactDom) => {
    site.show({ body: `<div id="root"></div><script>${bundle(react, reactDom)}</script>` });
    const { page, said, close } = await visitHost(browser, site, server.url);
    expect(await firedBy(page, 1)).toEqual([['load', 'papergraph-paper', '']]);
    expect(await page.evaluate('self.reactVersion')).toMatch(new RegExp(`^${major}\\.`));
    expect(await page.locator('papergraph-paper [part=title]').textContent()).toBe(TITLE);
    expect(await page.locator('link[rel=stylesheet]').first().getAttribute('href')).toContain('/embed/v');
    expect(said).toEqual([]);
    await close();
  });
});

describe('in TypeScript', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'react-types-'));
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What the compiler says of a component beside the declaration in docs/embedding.md. */
  function faultsOf(use: string): string {
    const documentation = readFileSync(path.join(ROOT, 'docs/embedding.md'), 'utf8');
    const [, declaration = ''] = /```ts\n([\s\S]*?)```/.exec(documentation) ?? [];
    writeFileSync(path.join(folder, 'elements.d.ts'), declaration);
    writeFileSync(path.join(folder, 'use.tsx'), use);
    const compilerOptions = {
      strict: true,
      noEmit: true,
      jsx: 'react-jsx',
      module: 'preserve',
      lib: ['es2022', 'dom'],
      types: [],
    };
    writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
    const compiler = path.join(ROOT, 'node_modules/.bin/tsc');
    return spawnSync(compiler, ['-p', folder], { encoding: 'utf8' }).stdout;
  }

  test('the elements are known once they are declared, and so is all of React', () => {
    const use = `import { useState } from 'react';
      export function Ours() {
        const [limit] = useState(3);
        return <div><papergraph-paper paper="a" heading="3" lang="de" /><papergraph-papers area="b" limit={limit} /></div>;
      }`;
    expect(faultsOf(use)).toBe('');
  });

  test('a paper without its name is an error', () => {
    expect(faultsOf('export const Ours = () => <papergraph-paper heading="3" />;')).toContain(
      "Property 'paper' is missing",
    );
  });
});
