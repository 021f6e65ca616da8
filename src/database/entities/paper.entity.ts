import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  Unique,
} from 'typeorm';
import { AuthorshipEntity } from './authorship.entity';
import { PaperAreaEntity } from './paper-area.entity';
import { PaperIdentifierEntity } from './paper-identifier.entity';
import { PaperLinkEntity } from './paper-link.entity';
import { VenueEntity } from './venue.entity';

/** A paper: one work, whichever of its versions and sources it is known from. */
@Entity({ name: 'paper' })
@Unique('paper_slug_key', ['slug'])
@Check('paper_slug_check', "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
@Check('paper_title_check', "title <> ''")
@Check('paper_year_check', 'year BETWEEN 1 AND 9999')
@Check(
  'paper_year_of_date_check',
  'published_on IS NULL OR year IS NOT NULL AND year = extract(year FROM published_on)',
)
@Check('paper_citation_count_check', 'citation_count >= 0')
@Check(
  'paper_type_check',
  "type IN ('CONFERENCE_PAPER', 'JOURNAL_ARTICLE', 'PREPRINT', 'WORKSHOP_PAPER', 'BOOK', 'BOOK_CHAPTER', 'THESIS', 'REPORT', 'DATASET', 'OTHER')",
)
@Check(
  'paper_presentation_check',
  "presentation IN ('ORAL', 'SPOTLIGHT', 'POSTER', 'DEMO', 'FINDINGS', 'OTHER')",
)
@Index('paper_newest_idx', { synchronize: false })
@Index('paper_oldest_idx', { synchronize: false })
@Index('paper_title_idx', { synchronize: false })
@Index('paper_most_cited_idx', { synchronize: false })
@Index('paper_least_cited_idx', { synchronize: false })
@Index('paper_last_updated_idx', { synchronize: false })
@Index('paper_first_updated_idx', { synchronize: false })
@Index('paper_title_folded_trgm', { synchronize: false })
@Index('paper_venue_newest_idx', { synchronize: false })
@Index('paper_year_idx', ['year'])
@Index('paper_published_on_idx', ['publishedOn'])
export class PaperEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'paper_pkey',
  })
  id: number;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  /** The title without case and accents: the sort key and what titleContains looks into. */
  @Column({ type: 'text', name: 'title_folded', collation: 'C' })
  titleFolded: string;

  /** The whole abstract, never a part of it. */
  @Column('text', { nullable: true })
  abstract: string | null;

  /** A short beginning of the abstract: the source's own, or made from the abstract when the paper is written. */
  @Column('text', { nullable: true })
  excerpt: string | null;

  @Column('text')
  type: string;

  @Column('date', { name: 'published_on', nullable: true })
  publishedOn: string | null;

  @Column('date', { name: 'first_public_on', nullable: true })
  firstPublicOn: string | null;

  @Column('integer', { nullable: true })
  year: number | null;

  @ManyToOne(() => VenueEntity, { nullable: true, onDelete: 'SET NULL' })
  @JoinColumn({ name: 'venue_id', foreignKeyConstraintName: 'paper_venue_id_fkey' })
  venue: VenueEntity | null;

  @Column('text', { nullable: true })
  presentation: string | null;

  @Column('text', { array: true, default: '{}' })
  keywords: string[];

  @Column('text', { array: true, default: '{}' })
  awards: string[];

  @Column('integer', { name: 'citation_count', nullable: true })
  citationCount: number | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @OneToMany(
    () => PaperIdentifierEntity,
    (identifier) => identifier.paper,
  )
  identifiers: PaperIdentifierEntity[];

  @OneToMany(
    () => PaperLinkEntity,
    (link) => link.paper,
  )
  links: PaperLinkEntity[];

  @OneToMany(
    () => AuthorshipEntity,
    (authorship) => authorship.paper,
  )
  authorships: AuthorshipEntity[];

  @OneToMany(
    () => PaperAreaEntity,
    (area) => area.paper,
  )
  areas: PaperAreaEntity[];
}
