import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** The log of merges: why a record of one source became part of a paper that another source had brought. */
@Entity({ name: 'paper_merge' })
@Check('paper_merge_reason_check', "reason IN ('IDENTIFIER', 'TITLE')")
@Index('paper_merge_paper_id_idx', ['paper'])
@Index('paper_merge_source_key_idx', ['sourceKey'])
export class PaperMergeEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'paper_merge_pkey',
  })
  id: number;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_merge_paper_id_fkey' })
  paper: PaperEntity;

  /** The record that joined, or that showed two papers to be one. */
  @Column('text', { name: 'source_key' })
  sourceKey: string;

  @Column('text')
  reason: string;

  /** The identifier that is shared, or the title. */
  @Column('text')
  detail: string;

  /** The slug of the paper that became part of this one, where it was a paper before. */
  @Column('text', { name: 'absorbed_slug', nullable: true })
  absorbedSlug: string | null;

  @Column('timestamptz', { name: 'merged_at', default: () => 'now()' })
  mergedAt: Date;
}
