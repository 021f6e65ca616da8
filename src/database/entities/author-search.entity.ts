import { Column, Entity, Index, JoinColumn, OneToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity';

/** Derived: what a search of authors looks into, and what they are sorted by. */
@Entity({ name: 'author_search' })
@Index('author_search_text_idx', { synchronize: false })
@Index('author_search_name_idx', ['name', 'authorId'])
export class AuthorSearchEntity {
  @PrimaryColumn('integer', { name: 'author_id', primaryKeyConstraintName: 'author_search_pkey' })
  authorId: number;

  @OneToOne(() => AuthorEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_search_author_id_fkey' })
  author: AuthorEntity;

  /** Name and alternate names, folded. */
  @Column({ type: 'text', collation: 'C' })
  text: string;

  /** The beginning of the folded name: the sort key. */
  @Column({ type: 'text', collation: 'C' })
  name: string;
}
