import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** Derived: what a search looks into, ranks by and counts. Its primary key includes the facets. See `search-documents.ts`. */
@Entity({ name: 'paper_search' })
@Index('paper_search_document_idx', { synchronize: false })
export class PaperSearchEntity {
  @PrimaryColumn('integer', { name: 'paper_id', primaryKeyConstraintName: 'paper_search_pkey' })
  paperId: number;

  @OneToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_search_paper_id_fkey' })
  paper: PaperEntity;

  @Column('smallint', { nullable: true })
  year: number | null;

  /** Year, type, the venue's id and the areas' ids in ascending order: "2024|CONFERENCE_PAPER|12|3,7". */
  @Column('text')
  facets: string;

  /** The beginning of the folded title: the sort key. */
  @Column({ type: 'text', collation: 'C' })
  title: string;

  /** Title, keywords and names: the part of the document that ranks. */
  @Column('tsvector')
  heading: string;

  @Column('tsvector')
  document: string;
}
