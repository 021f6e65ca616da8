// Bundles what other sites embed into `into`: the widgets' script and stylesheet, and the scripts and the stylesheet of our own pages about
// embeds, each with its .gz and .br, and manifest.json, which says what is what.
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, transform } from 'esbuild';
import { precompress } from './precompress.mjs';

const SOURCES = 'src/web/embed';

/** Where versions lie that were given out. What has such an address never changes, since pages hold its hash. */
export const RELEASED = path.join(SOURCES, 'released');

/** Browsers that have all that the scripts and styles need: constructable stylesheets are the youngest part. */
const TARGET = ['chrome111', 'firefox117', 'safari16.4'];

/** A stylesheet with all it imports, minified. */
async function stylesheet(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    write: false,
    target: TARGET,
    legalComments: 'none',
    // What is wrong is thrown; it need not be printed as well.
    logLevel: 'silent',
  });
  return outputFiles[0].text.trim();
}

/**
 * Gives scripts the styles they import as text. Modules get a namespace of their own, where esbuild asks no package.json about them:
 * ours says that files are CommonJS, for which it would wrap each of them in a function.
 */
const scriptsAndStyles = {
  name: 'scripts-and-styles',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /./ }, ({ path: imported, resolveDir }) => {
      const file = path.resolve(resolveDir, imported);
      return { path: /\.(ts|css)$/.test(file) ? file : `${file}.ts`, namespace: 'embed' };
    });
    onLoad({ filter: /\.css$/, namespace: 'embed' }, async ({ path: file }) => ({
      contents: await stylesheet(file),
      loader: 'text',
    }));
    onLoad({ filter: /\.ts$/, namespace: 'embed' }, async ({ path: file }) => ({
      contents: await readFile(file),
      loader: 'ts',
      resolveDir: path.dirname(file),
    }));
  },
};

async function bundle(root, name) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, SOURCES, 'browser', `${name}.ts`)],
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    target: TARGET,
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [scriptsAndStyles],
    tsconfigRaw: '{}',
  });
  return outputFiles[0].text;
}

/**
 * The stylesheet that a page links for the cards which stand in its widgets before the script runs, and without it. It shows them as the
 * widgets' shadows do: what the page says of paragraphs, links and lists is undone, by selectors that weigh more than its own.
 */
async function linkedStylesheet(root) {
  const read = (name) => readFile(path.join(root, SOURCES, name), 'utf8');
  const widgets = 'papergraph-paper, papergraph-papers';
  const host = (await read('host.css')).replace(':host(', `:is(${widgets}):is(`);
  const source = `${host}
    :is(${widgets}, #_) {
      .pg-card, .pg-card * { all: revert; }
      ${await read('card.css')}
    }`;
  const { code } = await transform(source, { loader: 'css', minify: true, target: TARGET });
  return code.trim();
}

/** The script and the stylesheet of the widgets, as they are in the sources now. */
export async function buildWidget(root) {
  return { js: await bundle(root, 'widget'), css: await linkedStylesheet(root) };
}

/** What `integrity` says of a file. */
const integrityOf = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** The versions among names of files such as v1.0.0.js, oldest first. */
export function versionsOf(names) {
  return names
    .flatMap((name) => /^v(\d+\.\d+\.\d+)\.js$/.exec(name)?.[1] ?? [])
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** Builds the embeds of the project at `root` into the folder `into`. */
export async function buildEmbed({ root, into }) {
  await mkdir(into, { recursive: true });
  const released = path.join(root, RELEASED);
  const names = await readdir(released);
  await Promise.all(names.map((name) => copyFile(path.join(released, name), path.join(into, name))));
  const version = versionsOf(names).at(-1);
  const integrity = Object.fromEntries(
    await Promise.all(
      ['js', 'css'].map(async (kind) => [
        kind,
        integrityOf(await readFile(path.join(released, `v${version}.${kind}`))),
      ]),
    ),
  );

  const { js, css } = await buildWidget(root);
  await writeFile(path.join(into, 'v1.js'), js);
  await writeFile(path.join(into, 'v1.css'), css);
  // The page in a frame asks for its files as a stranger would, so that they lie beside the widgets', under names that tell their content.
  const script = await bundle(root, 'frame');
  const style = await stylesheet(path.join(root, SOURCES, 'frame.css'));
  const frame = { script: hashedName('frame', script, 'js'), style: hashedName('frame', style, 'css') };
  await writeFile(path.join(into, frame.script), script);
  await writeFile(path.join(into, frame.style), style);
  const written = await readdir(into);
  await Promise.all(written.map((name) => precompress(path.join(into, name))));
  await writeFile(
    path.join(into, 'manifest.json'),
    `${JSON.stringify({ version, integrity, frame }, null, 2)}\n`,
  );

  const pages = path.join(into, 'pages');
  await mkdir(pages);
  await writeFile(path.join(pages, 'dialog.js'), await bundle(root, 'dialog'));
  await writeFile(
    path.join(pages, 'panel.css'),
    await stylesheet(path.join(root, SOURCES, 'snippets', 'panel.css')),
  );
}

const hashedName = (name, text, kind) =>
  `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.${kind}`;
