// Every relative link in Markdown leads to a file of the project, and to a heading of it where it names one.
import path from 'node:path';
import { readPages } from './support/markdown.mjs';
import { projectFiles } from './support/project-files.mjs';

const WITH_SCHEME = /^[a-z][a-z0-9+.-]*:|^\/\//i;

/** A heading's anchor as GitHub makes it. */
function anchorOf(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\s-]/gu, '')
    .replace(/\s/g, '-');
}

export async function run(root) {
  const [pages, files] = await Promise.all([readPages(root), projectFiles(root)]);
  const places = new Set(['.']);
  for (const file of files) for (let at = file; at !== '.'; at = path.posix.dirname(at)) places.add(at);
  const anchors = new Map(pages.map(({ file, headings }) => [file, new Set(headings.map(anchorOf))]));
  const problems = [];
  for (const { file, links } of pages) {
    for (const { target, line } of links) {
      if (WITH_SCHEME.test(target)) continue;
      const [place, anchor] = decodeURI(target).split('#');
      const from = place.startsWith('/') ? '.' : path.posix.dirname(file);
      const found = place === '' ? file : path.posix.join(from, place).replace(/\/$/, '');
      if (!places.has(found)) problems.push(`${file}:${line} links to ${target}, which is not there`);
      else if (anchor && anchors.has(found) && !anchors.get(found).has(anchor))
        problems.push(`${file}:${line} links to ${target}, a heading that ${found} does not have`);
    }
  }
  return { problems };
}
