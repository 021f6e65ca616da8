import { Field, Int, ObjectType } from 'type-graphql';
import { ResearchArea } from './research-area.type';

/** A counted area as read: the area is found by key. */
export interface AreaCountRow {
  readonly key: number;
  readonly paperCount: number;
}

@ObjectType({ description: 'An area and a number of papers.' })
export class AreaCount {
  @Field(() => ResearchArea, { description: 'The area.' })
  area: ResearchArea;

  @Field(() => Int, { simple: true, description: 'How many papers of the kind that is being counted.' })
  paperCount: number;
}
