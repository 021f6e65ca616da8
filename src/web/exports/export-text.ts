import type { PaperList } from './paper-list';

/** A page of papers in their order. */
export interface ExportPage<Paper> {
  readonly papers: readonly Paper[];
  /** Where the next page begins; null where this is the last. */
  readonly next: string | null;
}

/**
 * The text of a file of papers, piece by piece: one page is read at a time, and none before the piece before it is taken.
 * A paper that a write in the meantime has moved to a later page stands in the file once. What reading a page throws ends the
 * text without its closing.
 * @param first read already, so that whoever asks learns of a fault before the first piece
 */
export async function* exportText<Paper extends { readonly id: string }>(
  list: PaperList<Paper>,
  first: ExportPage<Paper>,
  read: (after: string) => Promise<ExportPage<Paper>>,
): AsyncGenerator<string, void, void> {
  const written = new Set<string>();
  let text = list.opening;
  for (let page = first; ; page = await read(page.next)) {
    for (const paper of page.papers) {
      if (written.has(paper.id)) continue;
      written.add(paper.id);
      text += list.paper(paper);
    }
    if (page.next === null) break;
    yield text;
    text = '';
  }
  yield text + list.closing(written.size);
}
