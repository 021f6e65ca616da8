import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** Provenance: which record of which source a paper came from, and what that record held. */
@Entity({ name: 'source_record' })
@Index('source_record_paper_id_idx', ['paper'])
export class SourceRecordEntity {
  /** A stable key of the record at its source; the same key again is the same record, newer. */
  @PrimaryColumn('text', { name: 'source_key', primaryKeyConstraintName: 'source_record_pkey' })
  sourceKey: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'source_record_paper_id_fkey' })
  paper: PaperEntity;

  /** SHA-256 of the record as read: an equal hash means nothing to do. */
  @Column('bytea', { name: 'payload_hash' })
  payloadHash: Buffer;

  @Column('timestamptz', { name: 'imported_at', default: () => 'now()' })
  importedAt: Date;
}
