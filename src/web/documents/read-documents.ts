import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A document that pages, widgets or feeds are made from. */
export interface WebDocument {
  /** The name of its operation, which is the name of its file. */
  readonly name: string;
  /** What the gateway knows it by among the stored documents. */
  readonly id: string;
  readonly text: string;
  /** The file, for messages. */
  readonly origin: string;
}

/** The id of the stored document of that name. Documents of an operator may have the bare name. */
export const documentId = (name: string): string => `web.${name}`;

const FOLDER = path.join(__dirname, '..');

/** Every `.graphql` file below `folder`, by the name of its operation. They lie beside the code that uses them. */
export function readDocuments(folder = FOLDER): ReadonlyMap<string, WebDocument> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.graphql'),
  );
  return new Map(
    files.sort().map((file) => {
      const name = path.basename(file, '.graphql');
      const text = readFileSync(path.join(folder, file), 'utf8');
      return [name, { name, id: documentId(name), text, origin: `src/web/${file}` }];
    }),
  );
}
