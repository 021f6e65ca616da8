import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PendingReferenceEntity } from './pending-reference.entity';

const KEY = 'pending_reference_identifier_pkey';

/** An identifier by which a pending reference will be known, in its normal form. */
@Entity({ name: 'pending_reference_identifier' })
@Index('pending_reference_identifier_reference_idx', ['citingId', 'position'])
export class PendingReferenceIdentifierEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: KEY })
  scheme: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: KEY })
  value: string;

  @PrimaryColumn('integer', { name: 'citing_id', primaryKeyConstraintName: KEY })
  citingId: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: KEY })
  position: number;

  @ManyToOne(
    () => PendingReferenceEntity,
    (reference) => reference.identifiers,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn([
    {
      name: 'citing_id',
      referencedColumnName: 'citingId',
      foreignKeyConstraintName: 'pending_reference_identifier_reference_fkey',
    },
    {
      name: 'position',
      referencedColumnName: 'position',
      foreignKeyConstraintName: 'pending_reference_identifier_reference_fkey',
    },
  ])
  reference: PendingReferenceEntity;
}
