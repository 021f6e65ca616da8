import type { DataSource } from 'typeorm';
import { entityRecords } from './entity-records';
import { type ExportFilter, selectPapers } from './export-filter';
import type { ExportFormat } from './format-names';
import { createPaperWriter } from './paper-writer';
import { openSnapshot } from './snapshot';

/** Papers read and written at a time. */
const ROUND = 1_000;

/** What is exported, and how. */
export interface ExportOptions {
  readonly dataSource: DataSource;
  readonly format: ExportFormat;
  readonly filter: ExportFilter;
}

/** A piece of an export. */
export interface ExportPiece {
  readonly text: string;
  /** Papers in it. */
  readonly papers: number;
}

/**
 * The papers of a filter in one format, by the order in which they came into the graph, piece by piece as they are asked
 * for. All of it is one state of the graph, however long it takes. In `jsonl` what no paper carries comes first.
 * @throws StartupError where the filter names what is not there
 */
export async function* exportPapers({
  dataSource,
  format,
  filter,
}: ExportOptions): AsyncGenerator<ExportPiece> {
  const writer = createPaperWriter(format);
  const { query, openCursor, fetch, close } = await openSnapshot(dataSource);
  try {
    const selection = await selectPapers(query, filter);
    if (format === 'jsonl') {
      const entities = await entityRecords(query, selection.collections);
      yield { text: entities.map((entity) => `${JSON.stringify(entity)}\n`).join(''), papers: 0 };
    }
    yield { text: writer.opening, papers: 0 };
    await openCursor(selection.sql, selection.parameters);
    for (;;) {
      const ids = (await fetch<{ id: number }>(ROUND)).map(({ id }) => id);
      if (ids.length === 0) break;
      yield { text: await writer.papers(query, ids), papers: ids.length };
    }
    yield { text: writer.closing, papers: 0 };
  } finally {
    await close();
  }
}
