import { Field, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A curated, ordered selection of papers, such as the listing page of a lab.',
})
export class Collection {
  @Field(() => String, { description: 'Readable key, unique among collections.' })
  slug: string;

  @Field(() => String, { description: 'The heading.' })
  title: string;

  @Field(() => String, { nullable: true, description: 'The introduction below the heading.' })
  description: string | null;
}
