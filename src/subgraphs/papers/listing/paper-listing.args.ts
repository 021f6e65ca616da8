import { ArgsType, Field } from 'type-graphql';
import { PageArguments } from '../../../graphql/page-arguments';
import { PaperFilter } from './paper-filter.input';
import { PaperOrder } from './paper-order.input';

@ArgsType()
export class PaperListingArguments extends PageArguments {
  @Field(() => PaperFilter, { nullable: true, description: 'Which papers; all when left out.' })
  filter?: PaperFilter | null;

  @Field(() => [PaperOrder], {
    nullable: true,
    description: 'First key first. Default: RELEVANCE with filter.search, else PUBLISHED_ON, newest first.',
  })
  orderBy?: PaperOrder[] | null;
}
