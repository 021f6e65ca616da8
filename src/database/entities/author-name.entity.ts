import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity';

/** A name by which an author is found again, in the form in which names are compared. */
@Entity({ name: 'author_name' })
@Index('author_name_author_id_idx', ['author'])
export class AuthorNameEntity {
  @PrimaryColumn({
    type: 'text',
    name: 'name_key',
    collation: 'C',
    primaryKeyConstraintName: 'author_name_pkey',
  })
  nameKey: string;

  @PrimaryColumn('integer', { name: 'author_id', primaryKeyConstraintName: 'author_name_pkey' })
  authorId: number;

  @ManyToOne(() => AuthorEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_name_author_id_fkey' })
  author: AuthorEntity;
}
