import type { Query } from '../database/query';
import { groupByKey } from '../database/rows';
import { known } from './known';
import type { PaperRecord, SourceState } from './paper-record';
import { utc } from './stored-forms';

interface SourceRow {
  readonly paper: number;
  readonly source: string;
  readonly hashes: readonly string[];
  readonly importedAt: string;
  readonly record: PaperRecord | null;
}

/** The provenance of each paper, oldest first. `records`: whether with what each source said. */
export async function storedSources(
  query: Query,
  paperIds: readonly number[],
  records: boolean,
): Promise<SourceState[][]> {
  const rows = await query<SourceRow>(
    `SELECT paper_id AS paper, source_key AS source, ${utc('imported_at')} AS "importedAt", ${records ? 'payload' : 'NULL'} AS record,
       ARRAY(SELECT encode(h.hash, 'hex') FROM unnest(payload_hashes) WITH ORDINALITY AS h (hash, place) ORDER BY place) AS hashes
     FROM source_record WHERE paper_id = ANY($1::int[]) ORDER BY paper_id, position`,
    [paperIds],
  );
  return groupByKey(paperIds, rows, (row) => row.paper).map((own) =>
    own.map(({ source, hashes, importedAt, record }) => ({
      source,
      hashes,
      importedAt,
      ...known({ record }),
    })),
  );
}
