import { Field, ObjectType } from 'type-graphql';
import { HttpUrl } from '../../../graphql/scalars/url';
import { LinkKind } from '../enums/link-kind.enum';

@ObjectType({ simpleResolvers: true, description: 'A place on the web that belongs to a paper.' })
export class PaperLink {
  @Field(() => LinkKind, { description: 'What it leads to.' })
  kind: LinkKind;

  @Field(() => HttpUrl, { description: 'The address.' })
  url: string;

  @Field(() => String, { nullable: true, description: 'What to call it, where the source says.' })
  label: string | null;
}
