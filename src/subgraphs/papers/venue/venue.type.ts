import { Directive, Field, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../../graphql/connection';
import { Node } from '../../../graphql/node.type';
import type { NodeRow } from '../../../graphql/node-table';
import { VenueKind } from '../enums/venue-kind.enum';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'Where papers appear: a conference series, a journal, a workshop, a repository.',
})
export class Venue extends Node {
  @Field(() => String, { description: 'Readable key, unique among venues.' })
  slug: string;

  @Field(() => String, { description: 'The full name.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'The short name by which it is known.' })
  acronym: string | null;

  @Field(() => VenueKind, { description: 'What kind of venue it is.' })
  kind: VenueKind;
}

export const VenueConnectionTypes = connectionTypes<NodeRow>('Venue', 'venues', () => Venue);
