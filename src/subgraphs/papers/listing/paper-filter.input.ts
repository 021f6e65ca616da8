import { Field, ID, InputType, Int } from 'type-graphql';
import { CalendarDate } from '../../../graphql/scalars/date';
import { LinkKind } from '../enums/link-kind.enum';
import { PaperType } from '../enums/paper-type.enum';
import { Presentation } from '../enums/presentation.enum';

@InputType({ description: 'Whole numbers between two bounds, both included; a bound left out is none.' })
export class IntRange {
  @Field(() => Int, { nullable: true, description: 'At least.' })
  gte?: number | null;

  @Field(() => Int, { nullable: true, description: 'At most.' })
  lte?: number | null;
}

@InputType({ description: 'Days between two bounds, both included; a bound left out is none.' })
export class DateRange {
  @Field(() => CalendarDate, { nullable: true, description: 'On this day or later.' })
  gte?: string | null;

  @Field(() => CalendarDate, { nullable: true, description: 'On this day or earlier.' })
  lte?: string | null;
}

@InputType({
  description:
    'Which papers. Fields combine with AND; an empty list matches nothing; a field left out or null does not filter.',
})
export class PaperFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Full-text search in title, abstract, keywords and author names: words all needed, "a phrase", or, -without; what is excluded finds nothing on its own. A search that finds no paper at all and has a word that no title and no name has is taken for misspelt: such words, and if that does not help all words, also stand for words of titles and names that differ by one letter or by two that are swapped. Phrases, excluded words and words below three letters stay as they are. At most 256 characters.',
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The title contains this text, case and accents ignored. At most 256 characters.',
  })
  titleContains?: string | null;

  @Field(() => [ID], { nullable: true, description: 'By any of these authors: ids or slugs.' })
  authors?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'In any of these areas: ids or slugs. An area includes its descendants.',
  })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'At any of these venues: ids or slugs.' })
  venues?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'With an author of any of these organizations: ids or slugs.',
  })
  organizations?: string[] | null;

  @Field(() => IntRange, {
    nullable: true,
    description: 'Year of publication. Papers without a year match only an empty range.',
  })
  year?: IntRange | null;

  @Field(() => DateRange, {
    nullable: true,
    description: 'Date at the venue. Papers without a full date match only an empty range.',
  })
  publishedOn?: DateRange | null;

  @Field(() => [PaperType], { nullable: true, description: 'Any of these kinds of work.' })
  types?: PaperType[] | null;

  @Field(() => [Presentation], { nullable: true, description: 'Presented in any of these ways.' })
  presentations?: Presentation[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the whole abstract is known.' })
  hasAbstract?: boolean | null;

  @Field(() => [LinkKind], { nullable: true, description: 'With a link of any of these kinds.' })
  hasLinks?: LinkKind[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Cited at least this often. Papers without a count do not match.',
  })
  minCitations?: number | null;

  @Field(() => [PaperFilter], {
    nullable: true,
    description: 'All of these hold; an empty list asks for nothing and so always holds.',
  })
  and?: PaperFilter[] | null;

  @Field(() => [PaperFilter], {
    nullable: true,
    description: 'At least one of these holds; an empty list matches nothing.',
  })
  or?: PaperFilter[] | null;

  @Field(() => PaperFilter, { nullable: true, description: 'This does not hold.' })
  not?: PaperFilter | null;
}
