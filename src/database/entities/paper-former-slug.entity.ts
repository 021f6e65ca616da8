import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** A slug by which a paper was once known, before it became part of another. It is given to no other paper. */
@Entity({ name: 'paper_former_slug' })
@Index('paper_former_slug_paper_id_idx', ['paper'])
export class PaperFormerSlugEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_former_slug_pkey' })
  slug: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_former_slug_paper_id_fkey' })
  paper: PaperEntity;
}
