import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity';
import { ResearchAreaEntity } from './research-area.entity';

/** Derived: the authors of most papers of an area, descendants included. See `area-summaries.ts`. */
@Entity({ name: 'area_author' })
@Index('area_author_author_id_idx', ['author'])
export class AreaAuthorEntity {
  @PrimaryColumn('integer', { name: 'area_id', primaryKeyConstraintName: 'area_author_pkey' })
  areaId: number;

  /** 1-based; the first 100 are kept. */
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'area_author_pkey' })
  place: number;

  @ManyToOne(() => ResearchAreaEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'area_author_area_id_fkey' })
  area: ResearchAreaEntity;

  @ManyToOne(() => AuthorEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'area_author_author_id_fkey' })
  author: AuthorEntity;

  @Column('integer', { name: 'paper_count' })
  paperCount: number;
}
