import { Check, Column, Entity, OneToMany, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CollectionPaperEntity } from './collection-paper.entity';

/** A curated, ordered selection of papers, such as a lab's listing page. */
@Entity({ name: 'collection' })
@Unique('collection_slug_key', ['slug'])
@Check('collection_slug_check', "slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'")
export class CollectionEntity {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    generatedIdentity: 'BY DEFAULT',
    primaryKeyConstraintName: 'collection_pkey',
  })
  id: number;

  @Column('text')
  slug: string;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  description: string | null;

  @OneToMany(
    () => CollectionPaperEntity,
    (place) => place.collection,
  )
  places: CollectionPaperEntity[];
}
