import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorshipEntity } from './authorship.entity';
import { OrganizationEntity } from './organization.entity';

/** Where an author worked, as one paper states it. */
@Entity({ name: 'affiliation' })
@Index('affiliation_organization_id_idx', ['organization', 'paperId'])
export class AffiliationEntity {
  @PrimaryColumn('integer', { name: 'paper_id', primaryKeyConstraintName: 'affiliation_pkey' })
  paperId: number;

  @PrimaryColumn('integer', { name: 'author_position', primaryKeyConstraintName: 'affiliation_pkey' })
  authorPosition: number;

  /** 1-based, in the order the paper gives. */
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'affiliation_pkey' })
  position: number;

  @ManyToOne(
    () => AuthorshipEntity,
    (authorship) => authorship.affiliations,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn([
    {
      name: 'paper_id',
      referencedColumnName: 'paperId',
      foreignKeyConstraintName: 'affiliation_authorship_fkey',
    },
    {
      name: 'author_position',
      referencedColumnName: 'position',
      foreignKeyConstraintName: 'affiliation_authorship_fkey',
    },
  ])
  authorship: AuthorshipEntity;

  @ManyToOne(() => OrganizationEntity, { nullable: false, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'organization_id', foreignKeyConstraintName: 'affiliation_organization_id_fkey' })
  organization: OrganizationEntity;

  /** As printed on the paper. */
  @Column('text', { name: 'raw_text' })
  rawText: string;
}
