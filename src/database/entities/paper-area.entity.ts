import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { PaperEntity } from './paper.entity';
import { ResearchAreaEntity } from './research-area.entity';

/** That a paper belongs to an area. */
@Entity({ name: 'paper_area' })
@Unique('paper_area_area_key', ['area', 'paperId'])
@Index('paper_area_newest_idx', { synchronize: false })
@Index('paper_area_most_cited_idx', { synchronize: false })
export class PaperAreaEntity {
  @PrimaryColumn('integer', { name: 'paper_id', primaryKeyConstraintName: 'paper_area_pkey' })
  paperId: number;

  /** 1-based; the first area is the primary one. */
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'paper_area_pkey' })
  position: number;

  @ManyToOne(
    () => PaperEntity,
    (paper) => paper.areas,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_area_paper_id_fkey' })
  paper: PaperEntity;

  @ManyToOne(() => ResearchAreaEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'paper_area_area_id_fkey' })
  area: ResearchAreaEntity;

  /** Derived, as the next two: the paper's sort keys, so that an index has the papers of an area in order. */
  @Column('date', { name: 'sort_date', default: '-infinity' })
  sortDate: string;

  @Column('integer', { name: 'sort_citations', default: -1 })
  sortCitations: number;

  @Column({ type: 'text', name: 'sort_title', collation: 'C', default: '' })
  sortTitle: string;
}
