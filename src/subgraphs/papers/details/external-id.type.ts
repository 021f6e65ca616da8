import { Field, ObjectType } from 'type-graphql';
import { HttpUrl } from '../../../graphql/scalars/url';
import { IdScheme } from '../enums/id-scheme.enum';

@ObjectType({ simpleResolvers: true, description: "A paper's identifier in another system." })
export class ExternalId {
  @Field(() => IdScheme, { description: 'The system.' })
  scheme: IdScheme;

  @Field(() => String, { description: 'The identifier in its normal form.' })
  value: string;

  @Field(() => HttpUrl, { nullable: true, description: 'Its page there; null where the system has none.' })
  url: string | null;
}
