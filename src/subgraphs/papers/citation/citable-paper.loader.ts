import type { CitablePaper } from '../../../bibliography/citation';
import { readCitablePapers } from '../../../database/citable-papers';
import type { ReadContext } from '../../../graphql/read-context';

/** What a citation says of a paper, or null when the paper is gone. */
export function citablePaper({ reader, loaders }: ReadContext, paper: number): Promise<CitablePaper | null> {
  return loaders
    .get<number, CitablePaper | null>('citable', (keys) => readCitablePapers(reader.rows, keys))
    .load(paper);
}
