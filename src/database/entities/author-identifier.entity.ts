import { Check, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn } from 'typeorm';
import { AuthorEntity } from './author.entity';

/** A person's key at a source. ORCID is not one of them: it stands with the author. */
@Entity({ name: 'author_identifier' })
@Check('author_identifier_scheme_check', "scheme IN ('OPENREVIEW', 'DBLP', 'ACL', 'OPENALEX', 'S2')")
@Index('author_identifier_author_id_idx', ['author'])
export class AuthorIdentifierEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'author_identifier_pkey' })
  scheme: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'author_identifier_pkey' })
  value: string;

  @ManyToOne(() => AuthorEntity, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'author_id', foreignKeyConstraintName: 'author_identifier_author_id_fkey' })
  author: AuthorEntity;
}
