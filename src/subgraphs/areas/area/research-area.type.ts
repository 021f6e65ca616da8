import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../../graphql/connection';
import { Node } from '../../../graphql/node.type';
import type { ResearchAreaRow } from './research-area.table';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A field of research. Areas form a forest.',
})
export class ResearchArea extends Node {
  @Field(() => String, {
    description: 'Readable key, unique among areas: the last part of its address on the web.',
  })
  slug: string;

  @Field(() => String, { description: 'The name to show.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What belongs to it.' })
  description: string | null;

  @Field(() => Int, { description: 'Papers of the area and its descendants, each counted once.' })
  paperCount: number;
}

export const ResearchAreaConnectionTypes = connectionTypes<ResearchAreaRow>(
  'ResearchArea',
  'areas',
  () => ResearchArea,
);
