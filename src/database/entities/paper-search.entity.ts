import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** Derived: what a full-text search looks into. See `derived-data.ts`. */
@Entity({ name: 'paper_search' })
@Index('paper_search_document_idx', { synchronize: false })
export class PaperSearchEntity {
  @PrimaryColumn('integer', { name: 'paper_id', primaryKeyConstraintName: 'paper_search_pkey' })
  paperId: number;

  @OneToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_search_paper_id_fkey' })
  paper: PaperEntity;

  @Column('tsvector')
  document: string;
}
