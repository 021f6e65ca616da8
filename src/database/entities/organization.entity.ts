import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A university, an institute, a company that authors name as their affiliation. */
@Entity({ name: 'organization' })
@Unique('organization_slug_key', ['slug'])
@Unique('organization_ror_key', ['ror'])
@Check('organization_slug_check', "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
@Check('organization_ror_check', "ror ~ '^0[a-z0-9]{6}\\d{2}$'")
@Check('organization_country_check', "country ~ '^[A-Z]{2}$'")
@Index('organization_name_idx', { synchronize: false })
@Index('organization_name_folded_trgm', { synchronize: false })
@Index('organization_country_idx', ['country'])
export class OrganizationEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'organization_pkey',
  })
  id: number;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  /** The name without case and accents. */
  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded: string;

  /** The nine characters after https://ror.org/. */
  @Column('text', { nullable: true })
  ror: string | null;

  /** ISO 3166-1 alpha-2. */
  @Column('text', { nullable: true })
  country: string | null;
}
