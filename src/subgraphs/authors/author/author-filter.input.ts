import { Field, ID, InputType, Int } from 'type-graphql';
import { OrderDirection } from '../../../graphql/order-direction.enum';
import { AuthorOrderField } from './author-order-field.enum';

@InputType({ description: 'Which authors. Fields combine with AND; an empty list matches nothing.' })
export class AuthorFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Every word must occur in the name or an alternate name, case and accents ignored; one or two letters must begin a word. Where that finds nothing, words that are in no name are also found in spellings one letter away. At most 256 characters.',
  })
  search?: string | null;

  @Field(() => String, { nullable: true, description: 'With this ORCID iD.' })
  orcid?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'With a paper in any of these areas or their descendants: ids or slugs.',
  })
  areas?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Who named any of these organizations on a paper: ids or slugs.',
  })
  organizations?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'With at least this many papers.' })
  minPapers?: number | null;
}

@InputType({ description: 'One key of an order of authors. Every order ends in name and id.' })
export class AuthorOrder {
  @Field(() => AuthorOrderField, { description: 'What to order by.' })
  field: AuthorOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which end comes first.' })
  direction: OrderDirection;
}
