import { readFile } from 'node:fs/promises';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { projectFiles } from './project-files.mjs';

const markdown = new MarkdownIt({ html: true, linkify: false });

/**
 * What a Markdown file holds, as far as checks read it.
 * @typedef {object} Page
 * @property {string} file relative to the project's root
 * @property {{ language: string, text: string, line: number }[]} fences code blocks; `line` is the first line of code
 * @property {{ text: string, line: number }[]} codeSpans
 * @property {{ target: string, line: number }[]} links images included
 * @property {string[]} headings their text
 */

/** @returns {Page} */
function readPage(file, content) {
  const page = { file, fences: [], codeSpans: [], links: [], headings: [] };
  let previous;
  for (const token of markdown.parse(content, {})) {
    const line = (token.map?.[0] ?? 0) + 1;
    if (token.type === 'fence') {
      page.fences.push({ language: token.info.trim().split(/\s/)[0], text: token.content, line: line + 1 });
    }
    if (token.type === 'inline' && previous?.type === 'heading_open') page.headings.push(textOf(token));
    for (const { type, content: text, attrs } of token.children ?? []) {
      if (type === 'code_inline') page.codeSpans.push({ text, line });
      const target = new Map(attrs ?? []).get(type === 'image' ? 'src' : 'href');
      if (target !== undefined) page.links.push({ target, line });
    }
    previous = token;
  }
  return page;
}

function textOf({ children }) {
  return children.map(({ content }) => content).join('');
}

/** Every Markdown file of the project. @returns {Promise<Page[]>} */
export async function readPages(root) {
  const files = (await projectFiles(root)).filter((file) => file.endsWith('.md'));
  return Promise.all(
    files.map(async (file) => readPage(file, await readFile(path.join(root, file), 'utf8'))),
  );
}
