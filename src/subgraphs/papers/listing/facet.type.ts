import { Field, Int, ObjectType } from 'type-graphql';
import { PaperFacet } from '../enums/paper-facet.enum';

@ObjectType({ simpleResolvers: true, description: 'One value of a facet.' })
export class FacetValue {
  @Field(() => String, { description: 'What to put into a filter: a slug, a year, a type.' })
  key: string;

  @Field(() => String, { description: 'What to show.' })
  label: string;

  @Field(() => Int, { description: "The connection's papers with this value." })
  count: number;
}

@ObjectType({ simpleResolvers: true, description: "The connection's papers, counted by one property." })
export class Facet {
  @Field(() => PaperFacet, { description: 'The property.' })
  by: PaperFacet;

  @Field(() => [FacetValue], { description: 'Its values, most papers first.' })
  values: FacetValue[];
}
