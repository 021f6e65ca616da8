import { Field, ID, InputType } from 'type-graphql';
import { OrderDirection } from '../../../graphql/order-direction.enum';
import { ResearchAreaOrderField } from './research-area-order-field.enum';

@InputType({ description: 'Which areas. Fields combine with AND.' })
export class ResearchAreaFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Every word must occur in the name, case and accents ignored; one or two letters must begin a word. Where that finds nothing, words that are in no name are also found in spellings one letter away. At most 256 characters.',
  })
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only areas without a parent; false: only areas with one.',
  })
  roots?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Directly below this area: id or slug.' })
  parent?: string | null;
}

@InputType({ description: 'One key of an order of areas. Every order ends in name and id.' })
export class ResearchAreaOrder {
  @Field(() => ResearchAreaOrderField, { description: 'What to order by.' })
  field: ResearchAreaOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: 'Which end comes first.' })
  direction: OrderDirection;
}
