import { Field, Int, ObjectType } from 'type-graphql';
import { Author } from './author.type';

/** A counted author as read: the author is found by key. */
export interface AuthorCountRow {
  readonly key: number;
  readonly paperCount: number;
}

@ObjectType({ description: 'An author and a number of papers.' })
export class AuthorCount {
  @Field(() => Author, { description: 'The author.' })
  author: Author;

  @Field(() => Int, { simple: true, description: 'How many papers of the kind that is being counted.' })
  paperCount: number;
}
