import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const textIn = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';

function itemIn(node: Node): string | undefined {
  if ('tagName' in node && node.tagName === 'li') return textIn(node);
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const item = itemIn(child);
    if (item !== undefined) return item;
  }
  return undefined;
}

const BIBLIOGRAPHY = '#bibliography("papers.bib", full: true, style: "apa", title: none)';

/**
 * A reader of single BibTeX entries that gives each as a line of a reference list in APA style: Typst's, whose readers and rules are
 * not ours. Throws where Typst cannot read an entry.
 */
export function createApaReader(): (entry: string) => string {
  const compiler = NodeCompiler.create({ workspace: __dirname });
  return (entry) => {
    compiler.mapShadow(path.join(__dirname, 'papers.bib'), Buffer.from(entry));
    const outcome = compiler.tryHtml({ mainFileContent: BIBLIOGRAPHY });
    const html = outcome.result?.html();
    if (html === undefined || html === null) {
      const faults = outcome.takeDiagnostics();
      const told = faults && compiler.fetchDiagnostics(faults);
      throw new Error(`Typst cannot read ${entry}: ${JSON.stringify(told)}`);
    }
    return (itemIn(parse(html)) ?? '').replace(/\s+/g, ' ').trim();
  };
}
