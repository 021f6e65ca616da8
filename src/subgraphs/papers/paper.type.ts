import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../graphql/node.type';
import { CalendarDate } from '../../graphql/scalars/date';
import { DateTime } from '../../graphql/scalars/date-time';
import { AbstractStatus } from './enums/abstract-status.enum';
import { PaperType } from './enums/paper-type.enum';
import { Presentation } from './enums/presentation.enum';
import { Venue } from './venue/venue.type';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'A paper: one work, whichever of its versions and sources it is known from.',
})
export class Paper extends Node {
  @Field(() => String, {
    description: 'Readable key, unique among papers: the last part of its address on the web.',
  })
  slug: string;

  @Field(() => String, { description: 'The title as plain text.' })
  title: string;

  @Field(() => String, {
    nullable: true,
    description: 'The whole abstract as plain text; where it is null, abstractStatus says why.',
  })
  abstract: string | null;

  @Field(() => AbstractStatus, { description: 'Whether the abstract is known.' })
  abstractStatus: AbstractStatus;

  @Field(() => PaperType, { description: 'What kind of work it is.' })
  type: PaperType;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Date at the venue; null where only the year is known.',
  })
  publishedOn: string | null;

  @Field(() => CalendarDate, {
    nullable: true,
    description: 'Date of the first public version, such as a preprint.',
  })
  firstPublicOn: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of publication.' })
  year: number | null;

  @Field(() => Venue, { nullable: true, description: 'Where it appeared.' })
  venue: Venue | null;

  @Field(() => Presentation, {
    nullable: true,
    description: 'How it was presented at the venue, where known.',
  })
  presentation: Presentation | null;

  @Field(() => [String], { description: 'Keywords as the source gives them.' })
  keywords: string[];

  @Field(() => [String], { description: 'Names of the awards it received.' })
  awards: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'Citations as counted by the source it was imported from.',
  })
  citationCount: number | null;

  @Field(() => DateTime, { description: 'When the graph first held it.' })
  createdAt: Date;

  @Field(() => DateTime, { description: 'When the graph last changed it.' })
  updatedAt: Date;
}
