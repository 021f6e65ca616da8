import { Entity, PrimaryColumn } from 'typeorm';

/** Derived: a word of titles or names, which misspelt words may have been meant to be. It may stand in none any more. */
@Entity({ name: 'search_word' })
export class SearchWordEntity {
  @PrimaryColumn({ type: 'text', collation: 'C', primaryKeyConstraintName: 'search_word_pkey' })
  word: string;
}
