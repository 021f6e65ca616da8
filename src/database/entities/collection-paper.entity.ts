import { Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique } from 'typeorm';
import { CollectionEntity } from './collection.entity';
import { PaperEntity } from './paper.entity';

/** A paper's place in a collection. */
@Entity({ name: 'collection_paper' })
@Unique('collection_paper_paper_key', ['paper', 'collectionId'])
export class CollectionPaperEntity {
  @PrimaryColumn('integer', { name: 'collection_id', primaryKeyConstraintName: 'collection_paper_pkey' })
  collectionId: number;

  /** 1-based. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'collection_paper_pkey' })
  position: number;

  @ManyToOne(
    () => CollectionEntity,
    (collection) => collection.places,
    { nullable: false, onDelete: 'CASCADE' },
  )
  @JoinColumn({ name: 'collection_id', foreignKeyConstraintName: 'collection_paper_collection_id_fkey' })
  collection: CollectionEntity;

  @ManyToOne(() => PaperEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'paper_id', foreignKeyConstraintName: 'collection_paper_paper_id_fkey' })
  paper: PaperEntity;
}
