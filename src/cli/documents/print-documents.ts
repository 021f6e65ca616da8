import { readFile } from 'node:fs/promises';
import { Kind, parse } from 'graphql';
import { codeOf } from '../../database/embedded/system-error';
import { StartupError } from '../../errors/startup-error';
import { type ManifestEntry, printManifest } from '../../gateway/documents/document-manifest';
import { hashOf } from '../../gateway/documents/stored-documents';

/** Prints a manifest of the documents in files of one named operation each, by their hashes, to standard output. @throws StartupError */
export async function printDocuments(files: readonly string[]): Promise<void> {
  const entries = new Map<string, ManifestEntry>();
  for (const file of files) {
    const entry = manifestEntry(await readDocument(file), file);
    entries.set(entry.id, entry);
  }
  process.stdout.write(printManifest([...entries.values()]));
}

async function readDocument(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new StartupError(
      `${file} cannot be read (${codeOf(error)})`,
      'name files with a GraphQL operation each',
      {
        cause: error,
      },
    );
  }
}

function manifestEntry(body: string, file: string): ManifestEntry {
  const [operation, ...others] = operationsOf(body, file);
  if (!operation?.name || others.length > 0) {
    throw new StartupError(
      `${file} must hold one operation, with a name`,
      'give each operation a name and a file of its own',
    );
  }
  return { id: hashOf(body), name: operation.name.value, type: operation.operation, body };
}

function operationsOf(body: string, file: string) {
  try {
    return parse(body).definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  } catch (cause) {
    // What parse throws is an Error.
    throw new StartupError(`${file} is no GraphQL: ${(cause as Error).message}`, 'correct it', { cause });
  }
}
