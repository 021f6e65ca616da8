import { excerptOf } from '../bibliography/excerpt';
import { fold } from '../bibliography/fold';
import type { PaperRecord } from '../interchange/paper-record';
import type { CopyValue } from './copy-text';
import { freeSlugs } from './free-slugs';
import type { Session } from './session';

/** A paper whose row is to be written. */
export interface PaperRow {
  readonly id: number;
  readonly record: PaperRecord;
  readonly venueId: number | null;
}

const CONTENT = [
  'title',
  'title_folded',
  'abstract',
  'excerpt',
  'type',
  'published_on',
  'first_public_on',
  'year',
  'venue_id',
  'presentation',
  'keywords',
  'awards',
  'citation_count',
] as const;

const COLUMN_TYPES: Readonly<Record<(typeof CONTENT)[number], string>> = {
  title: 'text',
  title_folded: 'text',
  abstract: 'text',
  excerpt: 'text',
  type: 'text',
  published_on: 'date',
  first_public_on: 'date',
  year: 'int',
  venue_id: 'int',
  presentation: 'text',
  keywords: 'text[]',
  awards: 'text[]',
  citation_count: 'int',
};

/** What the paper's own row says, in the order of CONTENT. */
function contentOf({ record, venueId }: PaperRow): CopyValue[] {
  const { abstract, excerpt } = record;
  return [
    record.title,
    fold(record.title),
    abstract ?? null,
    excerpt ?? (abstract === undefined ? null : excerptOf(abstract)),
    record.type,
    record.publishedOn ?? null,
    record.firstPublicOn ?? null,
    record.year ?? null,
    venueId,
    record.presentation ?? null,
    record.keywords,
    record.awards,
    record.citationCount ?? null,
  ];
}

/** Writes the rows of new papers. */
export async function insertPapers(session: Session, papers: readonly PaperRow[]): Promise<void> {
  if (papers.length === 0) return;
  const slugs = await freeSlugs(
    session,
    'paper',
    papers.map(({ record }) => ({ text: record.title, slug: record.graph?.slug })),
  );
  const rows = papers.map((paper, index) => {
    const { createdAt = session.now, updatedAt = session.now } = paper.record.graph ?? {};
    return [paper.id, slugs[index] ?? null, createdAt, updatedAt, ...contentOf(paper)];
  });
  session.copy('paper', ['id', 'slug', 'created_at', 'updated_at', ...CONTENT], rows);
}

const CHANGED = `
  WITH said AS (
    SELECT * FROM jsonb_to_recordset($1) AS s (id int, ${CONTENT.map((column) => `${column} ${COLUMN_TYPES[column]}`).join(', ')})
  )
  UPDATE paper SET (${CONTENT.join(', ')}) = (${CONTENT.map((column) => `said.${column}`).join(', ')})
  FROM said WHERE paper.id = said.id
    AND (${CONTENT.map((column) => `paper.${column}`).join(', ')}) IS DISTINCT FROM (${CONTENT.map((column) => `said.${column}`).join(', ')})
  RETURNING paper.id`;

/** Brings the rows of known papers in line with their records. @returns the ids of those that changed. */
export async function updatePapers(session: Session, papers: readonly PaperRow[]): Promise<number[]> {
  if (papers.length === 0) return [];
  const said = papers.map((paper) => {
    const content = contentOf(paper);
    return { id: paper.id, ...Object.fromEntries(CONTENT.map((column, index) => [column, content[index]])) };
  });
  const rows = await session.query<{ id: number }>(CHANGED, [JSON.stringify(said)]);
  return rows.map(({ id }) => id);
}
