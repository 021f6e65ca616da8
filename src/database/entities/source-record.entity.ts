import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** Provenance: which record of which source a paper came from, and what that record held. */
@Entity({ name: 'source_record' })
@Unique('source_record_position_key', ['paper', 'position'])
@Index('source_record_match_key_idx', ['matchKey'])
export class SourceRecordEntity {
  /** A stable key of the record at its source; the same key again is the same record, newer. */
  @PrimaryColumn('text', { name: 'source_key', primaryKeyConstraintName: 'source_record_pkey' })
  sourceKey: string;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'source_record_paper_id_fkey' })
  paper: PaperEntity;

  /** In the order in which the paper's sources arrived, from 1. */
  @Column('smallint')
  position: number;

  /** SHA-256 of the record, once for each time its key stood in the import that brought it last. */
  @Column('bytea', { name: 'payload_hashes', array: true })
  payloadHashes: Buffer[];

  /** What the record said. Null where the paper as it stands says the same: it has no other source. */
  @Column('jsonb', { nullable: true })
  payload: object | null;

  /** Title and first author in the form in which they are compared; null where the title names nothing. */
  @Column('uuid', { name: 'match_key', nullable: true })
  matchKey: string | null;

  /** The year that goes with the match key. */
  @Column('integer', { name: 'match_year', nullable: true })
  matchYear: number | null;

  @Column('timestamptz', { name: 'imported_at', default: () => 'now()' })
  importedAt: Date;
}
