import { Field, Int, ObjectType } from 'type-graphql';
import type { NodeRow } from '../../../graphql/node-table';
import { Author } from './author.type';

/** A counted author as read. */
export interface AuthorCountRow {
  readonly author: NodeRow;
  readonly paperCount: number;
}

@ObjectType({ description: 'An author and a number of papers.' })
export class AuthorCount {
  @Field(() => Author, { simple: true, description: 'The author.' })
  author: Author;

  @Field(() => Int, { simple: true, description: 'How many papers of the kind that is being counted.' })
  paperCount: number;
}
