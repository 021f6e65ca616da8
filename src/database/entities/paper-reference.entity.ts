import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** One paper citing another, both known. */
@Entity({ name: 'paper_reference' })
@Unique('paper_reference_position_key', ['citingId', 'position'])
@Check('paper_reference_self_check', 'citing_id <> cited_id')
@Index('paper_reference_cited_id_idx', ['citedId', 'citingId'])
export class PaperReferenceEntity {
  @PrimaryColumn('integer', { name: 'citing_id', primaryKeyConstraintName: 'paper_reference_pkey' })
  citingId: number;

  @PrimaryColumn('integer', { name: 'cited_id', primaryKeyConstraintName: 'paper_reference_pkey' })
  citedId: number;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'citing_id', foreignKeyConstraintName: 'paper_reference_citing_id_fkey' })
  citing: PaperEntity;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'cited_id', foreignKeyConstraintName: 'paper_reference_cited_id_fkey' })
  cited: PaperEntity;

  /** Place in the citing paper's list of references, 1-based. */
  @Column('integer')
  position: number;
}
