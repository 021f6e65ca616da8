/** The formats papers are exported in, by the names that `--format` takes. */
export const EXPORT_FORMATS = ['jsonl', 'bibtex', 'csl-json', 'ris'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
