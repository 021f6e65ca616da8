import type { Command } from 'commander';

/** Adds `papergraph documents`. */
export function addDocumentsCommand(program: Command): void {
  program
    .command('documents')
    .description('Print a manifest of documents for --trusted-documents. Needs no database.')
    .argument('<file...>', 'Files with one named GraphQL operation each.')
    .action(async (files: readonly string[]) => {
      const {
        printDocuments,
      }: typeof import('../documents/print-documents') = require('../documents/print-documents');
      await printDocuments(files);
    });
}
