import { Field, Int, ObjectType } from 'type-graphql';
import { Author } from '../author/author.type';
import { Organization } from '../organization/organization.type';

@ObjectType({ description: 'That a person wrote a paper, and how the paper names them.' })
export class Authorship {
  @Field(() => Author, { description: 'The person.' })
  author: Author;

  @Field(() => Int, { simple: true, description: 'Place among the authors; the first is 1.' })
  position: number;

  @Field(() => String, { simple: true, description: 'The name as printed on the paper.' })
  rawName: string;

  @Field(() => [Organization], { description: 'The organizations the paper names for them, in its order.' })
  affiliations: Organization[];

  @Field(() => Boolean, {
    simple: true,
    nullable: true,
    description: 'Whether they are a corresponding author; null where the source does not say.',
  })
  isCorresponding: boolean | null;
}
