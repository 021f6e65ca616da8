import { Check, Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { AuthorshipEntity } from './authorship.entity';

/** A person who wrote papers. */
@Entity({ name: 'author' })
@Unique('author_slug_key', ['slug'])
@Unique('author_orcid_key', ['orcid'])
@Check('author_slug_check', "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
@Check('author_orcid_check', "orcid ~ '^\\d{4}-\\d{4}-\\d{4}-\\d{3}[\\dX]$'")
@Check('author_homepage_check', "homepage ~* '^https?://'")
@Index('author_most_papers_idx', { synchronize: false })
@Index('author_fewest_papers_idx', { synchronize: false })
export class AuthorEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'author_pkey',
  })
  id: number;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  /** The name without case and accents: the sort key. */
  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded: string;

  @Column('text', { name: 'given_name', nullable: true })
  givenName: string | null;

  @Column('text', { name: 'family_name', nullable: true })
  familyName: string | null;

  @Column('text', { name: 'alternate_names', array: true, default: '{}' })
  alternateNames: string[];

  /** Four groups of four, with hyphens: 0000-0002-1825-0097. */
  @Column('text', { nullable: true })
  orcid: string | null;

  /** http or https only. */
  @Column('text', { nullable: true })
  homepage: string | null;

  /** Derived: the number of authorships. See `derived-data.ts`. */
  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount: number;

  @OneToMany(
    () => AuthorshipEntity,
    (authorship) => authorship.author,
  )
  authorships: AuthorshipEntity[];
}
