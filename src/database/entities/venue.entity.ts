import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Where papers appear: a conference series, a journal, a workshop, a repository. */
@Entity({ name: 'venue' })
@Unique('venue_slug_key', ['slug'])
@Check('venue_slug_check', "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
@Check('venue_kind_check', "kind IN ('CONFERENCE', 'JOURNAL', 'WORKSHOP', 'REPOSITORY', 'OTHER')")
@Index('venue_name_idx', { synchronize: false })
@Index('venue_search_text_trgm', { synchronize: false })
export class VenueEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'venue_pkey',
  })
  id: number;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  /** The name without case and accents: the sort key, the identity and what a search looks into. */
  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded: string;

  /** Name and acronym, folded. */
  @Column({ type: 'text', name: 'search_text', collation: 'C' })
  searchText: string;

  @Column('text', { nullable: true })
  acronym: string | null;

  @Column('text')
  kind: string;
}
