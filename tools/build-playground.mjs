// Bundles the playground page into `into`: hashed files under assets/, each with its .gz and .br, and manifest.json.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { readExamples } from './playground-examples.mjs';
import { precompress } from './precompress.mjs';

const PAGE = 'src/playground/app/main.jsx';

// Monaco asks for a worker by label; these are the three labels that GraphiQL's editors use.
const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
};

// GraphiQL imports these as soon as it starts, so the page may fetch them without waiting for its script.
const IMPORTED_AT_START = ['monaco-graphql/esm/monaco-editor.js', 'monaco-graphql/esm/lite.js'];

/** GraphiQL makes each icon's tooltip out of its function's name, which minifying would turn to gibberish. */
const iconNames = {
  name: 'icon-names',
  setup({ onLoad }) {
    onLoad({ filter: /@graphiql[\\/]react[\\/]dist[\\/]icons[\\/]index\.js$/ }, async (file) => {
      const source = await readFile(file.path, 'utf8');
      const contents = source.replaceAll(
        /= generateIcon\((\w+)\)/g,
        "= generateIcon(Object.defineProperty($1, 'name', { value: '$1' }))",
      );
      if (contents === source) throw new Error(`no icons found in ${file.path}`);
      return { contents };
    });
  },
};

/** Builds the playground of the project at `root` into the folder `into`. */
export async function buildPlayground({ root, into }) {
  const assets = path.join(into, 'assets');
  await mkdir(assets, { recursive: true });
  const examples = await readExamples(path.join(root, 'operations'));
  // One pass for page and workers: as modules they share their chunks, which saves a quarter of a megabyte.
  const { metafile } = await build({
    absWorkingDir: root,
    outdir: assets,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    entryPoints: { page: path.join(root, PAGE), ...WORKERS },
    bundle: true,
    format: 'esm',
    splitting: true,
    minify: true,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
    target: 'es2022',
    jsx: 'automatic',
    loader: { '.ttf': 'file' },
    plugins: [iconNames],
    define: { 'process.env.NODE_ENV': '"production"', BUILT_EXAMPLES: JSON.stringify(examples) },
  });
  const manifest = { ...linkedFiles(metafile), examples };
  await writeFile(path.join(into, 'manifest.json'), JSON.stringify(manifest, null, 2));
  await writeFile(path.join(into, 'licenses.txt'), await licencesOf(root, Object.keys(metafile.inputs)));
  const names = await readdir(assets);
  await Promise.all(names.map((name) => precompress(path.join(assets, name))));
}

/** What the HTML page names: its script, its style sheet, its workers, and every script it is sure to import. */
function linkedFiles({ outputs }) {
  const script = outputOf(outputs, PAGE);
  const started = IMPORTED_AT_START.map((module) => outputOf(outputs, module));
  const preload = importedBy(outputs, [script, ...started]).filter((file) => file !== script);
  const workers = Object.entries(WORKERS).map(([label, module]) => [label, outputOf(outputs, module)]);
  return {
    script: path.basename(script),
    style: path.basename(outputs[script].cssBundle),
    workers: Object.fromEntries(workers.map(([label, file]) => [label, path.basename(file)])),
    preload: preload.map((file) => path.basename(file)).sort(),
  };
}

function outputOf(outputs, module) {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(module));
  if (!found) throw new Error(`the playground's bundle has no output for ${module}`);
  return found[0];
}

/** `files` and every output they import statically, at any depth. */
function importedBy(outputs, files) {
  const reached = new Set(files);
  for (const file of reached) {
    for (const { path: imported, kind } of outputs[file].imports) {
      if (kind === 'import-statement') reached.add(imported);
    }
  }
  return [...reached];
}

/** The licence texts of the packages bundled: the bundle carries their code, so it must carry their notices. */
async function licencesOf(root, inputs) {
  const packages = inputs.flatMap((input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []);
  const texts = await Promise.all(
    [...new Set(packages)].sort().map(async (folder) => {
      const { name, version, license } = JSON.parse(await readFile(path.join(root, folder, 'package.json')));
      const file = (await readdir(path.join(root, folder))).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? await readFile(path.join(root, folder, file), 'utf8') : `Licence: ${license}\n`;
      return `${name} ${version}\n\n${text}`;
    }),
  );
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}
