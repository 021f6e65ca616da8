import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** A place on the web that belongs to a paper: its PDF, its code, its talk. */
@Entity({ name: 'paper_link' })
@Check('paper_link_url_check', "url ~* '^https?://'")
@Check(
  'paper_link_kind_check',
  "kind IN ('LANDING', 'PDF', 'PREPRINT', 'PROCEEDINGS', 'PUBLISHER', 'REVIEW', 'CODE', 'MODEL', 'DATASET', 'DEMO', 'BLOG', 'VIDEO', 'SLIDES', 'LOGS', 'PROJECT', 'OTHER')",
)
@Index('paper_link_kind_idx', ['kind', 'paper'])
export class PaperLinkEntity {
  @PrimaryColumn('integer', { name: 'paper_id', primaryKeyConstraintName: 'paper_link_pkey' })
  paperId: number;

  /** 1-based. */
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'paper_link_pkey' })
  position: number;

  @ManyToOne(
    () => PaperEntity,
    (paper) => paper.links,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_link_paper_id_fkey' })
  paper: PaperEntity;

  @Column('text')
  kind: string;

  /** http or https only. */
  @Column('text')
  url: string;

  @Column('text', { nullable: true })
  label: string | null;
}
