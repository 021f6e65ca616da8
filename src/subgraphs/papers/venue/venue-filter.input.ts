import { Field, InputType } from 'type-graphql';
import { VenueKind } from '../enums/venue-kind.enum';

@InputType({ description: 'Which venues. Fields combine with AND.' })
export class VenueFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Every word must occur in the name or acronym, case and accents ignored; at most 256 characters.',
  })
  search?: string | null;

  @Field(() => [VenueKind], {
    nullable: true,
    description: 'Any of these kinds; an empty list matches nothing.',
  })
  kinds?: VenueKind[] | null;
}
