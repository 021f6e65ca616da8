import { Field, InputType } from 'type-graphql';
import { VenueKind } from '../enums/venue-kind.enum';

@InputType({ description: 'Which venues. Fields combine with AND.' })
export class VenueFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Every word must occur in the name or acronym, case and accents ignored; one or two letters must begin a word. Where that finds nothing, words that are in no name are also found in spellings one letter away. At most 256 characters.',
  })
  search?: string | null;

  @Field(() => [VenueKind], {
    nullable: true,
    description: 'Any of these kinds; an empty list matches nothing.',
  })
  kinds?: VenueKind[] | null;
}
