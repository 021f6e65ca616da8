import { createReadStream, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { InterchangePaper } from '../../src/interchange/interchange-json';

/** Folders of the data whose files are in a format that can be imported; those of `seed/` are notes about the seed. */
const FOLDERS = ['.', 'bibtex', 'openalex', 'crossref', 'semantic-scholar', 'arxiv'];

/** The largest file, in the interchange format. */
export const CORPUS = 'papers.jsonl.gz';
export const PROCEEDINGS = 'bibtex/nips.bib.gz';

/** The files that can be imported, relative to the folder of the data; empty where that is absent. */
export function givenFiles(folder: string): string[] {
  return FOLDERS.flatMap((name) => {
    const place = path.join(folder, name);
    const files = existsSync(place) ? readdirSync(place, { withFileTypes: true }) : [];
    return files
      .filter((file) => file.isFile() && !file.name.endsWith('.md'))
      .map((file) => path.join(name, file.name));
  });
}

/** The records of the corpus, as they stand. */
export async function* corpusPapers(folder: string): AsyncGenerator<InterchangePaper> {
  const content = createReadStream(path.join(folder, CORPUS)).pipe(createGunzip());
  for await (const line of createInterface({ input: content })) yield JSON.parse(line);
}
