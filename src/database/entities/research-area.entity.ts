import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A field of research; areas form a forest. */
@Entity({ name: 'research_area' })
@Unique('research_area_slug_key', ['slug'])
@Check('research_area_slug_check', "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
@Check('research_area_parent_check', 'parent_id <> id')
@Index('research_area_sibling_key', { synchronize: false })
@Index('research_area_name_idx', { synchronize: false })
@Index('research_area_most_papers_idx', { synchronize: false })
@Index('research_area_fewest_papers_idx', { synchronize: false })
@Index('research_area_name_folded_trgm', { synchronize: false })
export class ResearchAreaEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'research_area_pkey',
  })
  id: number;

  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  /** The name without case and accents. */
  @Column({ type: 'text', name: 'name_folded', collation: 'C' })
  nameFolded: string;

  @Column('text', { nullable: true })
  description: string | null;

  @ManyToOne(() => ResearchAreaEntity, { nullable: true, onDelete: 'RESTRICT' })
  @JoinColumn({ name: 'parent_id', foreignKeyConstraintName: 'research_area_parent_id_fkey' })
  parent: ResearchAreaEntity | null;

  /** Derived: papers of the area and its descendants, each once. See `derived-data.ts`. */
  @Column('integer', { name: 'paper_count', default: 0 })
  paperCount: number;

  /** Whether `area_year` and `area_author` hold what counting would say. See `area-summaries.ts`. */
  @Column('boolean', { name: 'summary_is_current', default: false })
  summaryIsCurrent: boolean;
}
