import type { InterchangePaper } from '../../src/interchange/interchange-json';

/** Papers that name what a graph with bulk papers holds, by all that names it, and what it does not hold. */
export function newPapers(count: number, knownAuthors: readonly string[]): InterchangePaper[] {
  return Array.from({ length: count }, (_, index) => ({
    source: `batch:${index}`,
    title: `A paper of its own kind, number ${index}`,
    abstract: `What the paper says, ${index} times over.`,
    venue: { name: index % 2 ? 'Bulk venue 7' : 'A new venue', kind: 'CONFERENCE' },
    year: 2024,
    // Every second one is what a paper of the graph has been waiting for.
    ids: { doi: index % 2 ? `10.5555/batch.${index}` : `10.5555/absent.${2 + index}` },
    authors: [
      { name: knownAuthors[index % knownAuthors.length] ?? '', affiliations: ['Bulk organization 3'] },
      { name: `Identified Person ${index}`, ids: { openreview: `~Bulk_Author${1 + 2 * (index % 20)}` } },
      { name: 'Josiah Carberry', orcid: '0000-0002-1825-0097' },
      {
        name: `Departing Person ${String.fromCharCode(65 + (index % 26))}`,
        affiliations: [`Lab of one ${index}`],
      },
    ],
    areas: ['Bulk area 5', 'A new area'],
    keywords: ['plans'],
    links: [{ kind: 'PDF', url: `https://example.org/batch/${index}.pdf` }],
    references: [
      { doi: `10.5555/bulk.${2 + 2 * index}` },
      { source: `bulk:${1 + index}` },
      { doi: `10.5555/nowhere.${index}` },
      { title: `A work that nobody has imported, number ${index}` },
      { source: `nowhere:${index}` },
    ],
    collection: { title: 'Batch', slug: 'batch' },
  }));
}

/** The same records as a later import could give them: everything about them has changed. */
export function changedPapers(papers: readonly InterchangePaper[]): InterchangePaper[] {
  return papers.map((paper) => ({
    ...paper,
    abstract: `${paper.abstract ?? ''} Revised.`,
    authors: [...(paper.authors?.slice(0, -1) ?? []), { name: 'Newly Named', affiliations: ['A new lab'] }],
    areas: ['Bulk area 6'],
    links: [{ kind: 'CODE', url: 'https://example.org/code' }],
    references: [...(paper.references?.slice(1) ?? []), { doi: '10.5555/bulk.6' }],
  }));
}

/** Records of another source, each of which shows two bulk papers to be one. */
export function joiningPapers(count: number): InterchangePaper[] {
  return Array.from({ length: count }, (_, index) => ({
    source: `joining:${index}`,
    title: `Two papers that are one, number ${index}`,
    ids: { doi: `10.5555/bulk.${1_000 + 2 * index}`, openalex: `W${9_000_001_001 + 2 * index}` },
    authors: [{ name: 'Jane Doe' }],
  }));
}
