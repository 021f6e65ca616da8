import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { ResearchAreaEntity } from './research-area.entity';

/** Derived: how many papers of a year an area has, descendants included. See `area-summaries.ts`. */
@Entity({ name: 'area_year' })
export class AreaYearEntity {
  @PrimaryColumn('integer', { name: 'area_id', primaryKeyConstraintName: 'area_year_pkey' })
  areaId: number;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'area_year_pkey' })
  year: number;

  @ManyToOne(() => ResearchAreaEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'area_id', foreignKeyConstraintName: 'area_year_area_id_fkey' })
  area: ResearchAreaEntity;

  @Column('integer', { name: 'paper_count' })
  paperCount: number;
}
