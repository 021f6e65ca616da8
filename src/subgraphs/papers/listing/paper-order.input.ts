import { Field, InputType } from 'type-graphql';
import { OrderDirection } from '../../../graphql/order-direction.enum';
import { PaperOrderField } from '../enums/paper-order-field.enum';

@InputType({
  description: 'One key of an order of papers. Every order ends in title and id, so that it is total.',
})
export class PaperOrder {
  @Field(() => PaperOrderField, { description: 'What to order by.' })
  field: PaperOrderField;

  @Field(() => OrderDirection, { defaultValue: OrderDirection.DESC, description: 'Which end comes first.' })
  direction: OrderDirection;
}
