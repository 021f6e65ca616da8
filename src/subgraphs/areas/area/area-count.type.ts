import { Field, Int, ObjectType } from 'type-graphql';
import type { ResearchAreaRow } from './research-area.table';
import { ResearchArea } from './research-area.type';

/** A counted area as read. */
export interface AreaCountRow {
  readonly area: ResearchAreaRow;
  readonly paperCount: number;
}

@ObjectType({ description: 'An area and a number of papers.' })
export class AreaCount {
  @Field(() => ResearchArea, { simple: true, description: 'The area.' })
  area: ResearchArea;

  @Field(() => Int, { simple: true, description: 'How many papers of the kind that is being counted.' })
  paperCount: number;
}
