import { readFile } from 'node:fs/promises';
import type { Configuration } from '../../config/env';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';
import { parseManifest } from '../../gateway/documents/document-manifest';
import type { StoredDocument } from '../../gateway/documents/stored-documents';

/** The documents of the manifest that the configuration names; none where it names none. @throws StartupError */
export async function readTrustedDocuments({
  trustedDocuments: file,
  trustedOnly,
}: Pick<Configuration, 'trustedDocuments' | 'trustedOnly'>): Promise<StoredDocument[]> {
  if (file !== undefined) return parseManifest(await readManifest(file), file);
  if (!trustedOnly) return [];
  throw new StartupError(
    'only trusted documents are to run, but there are none',
    'name their manifest with --trusted-documents or PAPERGRAPH_TRUSTED_DOCUMENTS',
  );
}

async function readManifest(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartupError(
      `the manifest of trusted documents ${file} cannot be read (${codeOf(error)})`,
      'name a file that papergraph documents or another tool wrote',
      { cause: error },
    );
  }
}
