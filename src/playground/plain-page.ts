import { escapeHtml } from './escape-html';
import type { PlaygroundManifest } from './manifest';

/** What the plain page shows. */
export interface PlainPage {
  /** Its own address, as a path. */
  address: string;
  /** The address of the full playground. */
  full: string;
  examples: PlaygroundManifest['examples'];
  query: string;
  /** JSON as it was typed. */
  variables: string;
  /** The GraphQL response; absent before a query was asked. */
  answer?: unknown;
  /** Why the query was not run. */
  fault?: string;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
label { display: block; margin-top: 1rem; font-weight: 600; }
textarea { box-sizing: border-box; width: 100%; font: 1rem/1.5 ui-monospace, monospace; }
button { margin-top: 1rem; padding: 0.5rem 1.5rem; font: inherit; }
pre { overflow-x: auto; padding: 1rem; border: 1px solid; }
li { margin: 0.25rem 0; }
`;

function exampleLink(address: string, { name, query, variables }: PlainPage['examples'][number]): string {
  const search = new URLSearchParams({ query, variables });
  return `<li><a href="${escapeHtml(`${address}?${search}`)}">${escapeHtml(name)}</a></li>`;
}

function outcome({ answer, fault }: PlainPage): string {
  if (fault !== undefined) return `<p role="alert"><strong>Not run:</strong> ${escapeHtml(fault)}</p>`;
  if (answer === undefined) return '';
  return `<h2 id="answer">Answer</h2>
<pre role="region" tabindex="0" aria-labelledby="answer">${escapeHtml(JSON.stringify(answer, null, 2))}</pre>`;
}

/** A page to ask queries with that needs no JavaScript: for phones, text browsers and strict settings. */
export function plainPage(page: PlainPage): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>papergraph playground, plain</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>papergraph playground</h1>
<form method="get" action="${escapeHtml(page.address)}">
<label for="query">Query</label>
<textarea id="query" name="query" rows="14" spellcheck="false" autocapitalize="off" required>
${escapeHtml(page.query)}</textarea>
<label for="variables">Variables, as JSON</label>
<textarea id="variables" name="variables" rows="4" spellcheck="false" autocapitalize="off">
${escapeHtml(page.variables)}</textarea>
<button>Run</button>
</form>
${outcome(page)}
<h2>Examples</h2>
<ul>
${page.examples.map((example) => exampleLink(page.address, example)).join('\n')}
</ul>
<p><a href="${escapeHtml(page.full)}">The full playground</a> completes and checks what you type; it needs JavaScript.</p>
</main>
</body>
</html>
`;
}
