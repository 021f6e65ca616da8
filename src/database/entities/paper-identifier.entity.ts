import { Check, Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { PaperEntity } from './paper.entity';

/** A paper's name in another system, in that system's normal form (a DOI in lower case, an arXiv id without version). */
@Entity({ name: 'paper_identifier' })
@Unique('paper_identifier_position_key', ['paper', 'position'])
@Check(
  'paper_identifier_scheme_check',
  "scheme IN ('DOI', 'ARXIV', 'OPENALEX', 'S2', 'ACL', 'OPENREVIEW', 'PMID', 'PMCID', 'DBLP', 'ISBN')",
)
export class PaperIdentifierEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_identifier_pkey' })
  scheme: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'paper_identifier_pkey' })
  value: string;

  @ManyToOne(
    () => PaperEntity,
    (paper) => paper.identifiers,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'paper_identifier_paper_id_fkey' })
  paper: PaperEntity;

  /** 1-based; where a paper has two identifiers of one scheme, the first is the one shown. */
  @Column('smallint')
  position: number;
}
