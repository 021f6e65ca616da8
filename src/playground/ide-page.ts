import { escapeHtml } from './escape-html';
import type { PlaygroundManifest } from './manifest';

/**
 * The HTML that starts GraphiQL against `endpoint`; without JavaScript it leads to the plain page.
 * @param address its own, as a path
 */
export function idePage(manifest: PlaygroundManifest, endpoint: string, address: string): string {
  const home = escapeHtml(address);
  const asset = (name: string) => `${home}/assets/${escapeHtml(name)}`;
  const workers = Object.entries(manifest.workers).map(([label, name]) => `data-${label}="${asset(name)}"`);
  const preloads = manifest.preload.map((name) => `<link rel="modulepreload" href="${asset(name)}">`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>papergraph playground</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="Write and run GraphQL queries over papers, authors and research areas.">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${asset(manifest.style)}">
<script type="module" src="${asset(manifest.script)}"></script>
${preloads.join('\n')}
</head>
<body>
<p class="small-screen">On a small screen the <a href="${home}/plain">plain query page</a> is easier to use.</p>
<div id="playground" data-endpoint="${escapeHtml(endpoint)}" ${workers.join(' ')}></div>
<noscript><p>The playground needs JavaScript. The <a href="${home}/plain">plain query page</a> does not.</p></noscript>
</body>
</html>
`;
}
