import { Check, Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, Unique } from 'typeorm';
import { AffiliationEntity } from './affiliation.entity';
import { AuthorEntity } from './author.entity';
import { PaperEntity } from './paper.entity';

/** That a person wrote a paper, and how the paper names them. */
@Entity({ name: 'authorship' })
@Unique('authorship_author_key', ['author', 'paperId'])
@Check('authorship_position_check', 'position >= 1')
export class AuthorshipEntity {
  @PrimaryColumn('integer', { name: 'paper_id', primaryKeyConstraintName: 'authorship_pkey' })
  paperId: number;

  /** 1-based, in author order. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'authorship_pkey' })
  position: number;

  @ManyToOne(
    () => PaperEntity,
    (paper) => paper.authorships,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'authorship_paper_id_fkey' })
  paper: PaperEntity;

  @ManyToOne(
    () => AuthorEntity,
    (author) => author.authorships,
    { nullable: false, onDelete: 'RESTRICT' },
  )
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'authorship_author_id_fkey' })
  author: AuthorEntity;

  /** As printed on the paper. */
  @Column('text', { name: 'raw_name' })
  rawName: string;

  /** Null where the source does not say. */
  @Column('boolean', { name: 'is_corresponding', nullable: true })
  isCorresponding: boolean | null;

  @OneToMany(
    () => AffiliationEntity,
    (affiliation) => affiliation.authorship,
  )
  affiliations: AffiliationEntity[];
}
