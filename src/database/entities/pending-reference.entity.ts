import { Column, Entity, Index, JoinColumn, ManyToOne, OneToMany, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';
import { PendingReferenceIdentifierEntity } from './pending-reference-identifier.entity';

/** A reference to a work that the graph does not hold, until it does. */
@Entity({ name: 'pending_reference' })
@Index('pending_reference_source_key_idx', ['sourceKey'])
@Index('pending_reference_title_key_idx', ['titleKey'])
export class PendingReferenceEntity {
  @PrimaryColumn('integer', { name: 'citing_id', primaryKeyConstraintName: 'pending_reference_pkey' })
  citingId: number;

  /** The place among all references of the citing paper, those that are linked included. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'pending_reference_pkey' })
  position: number;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'citing_id', foreignKeyConstraintName: 'pending_reference_citing_id_fkey' })
  citing: PaperEntity;

  @Column('text', { name: 'source_key', nullable: true })
  sourceKey: string | null;

  @Column('text', { nullable: true })
  title: string | null;

  /** The title in the form in which it is compared; null where it names nothing, or where there are identifiers. */
  @Column('uuid', { name: 'title_key', nullable: true })
  titleKey: string | null;

  @OneToMany(
    () => PendingReferenceIdentifierEntity,
    (identifier) => identifier.reference,
  )
  identifiers: PendingReferenceIdentifierEntity[];
}
