import { Directive, Field, InputType, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../../graphql/connection';
import { Node } from '../../../graphql/node.type';
import type { NodeRow } from '../../../graphql/node-table';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'An institution that authors name as their affiliation.',
})
export class Organization extends Node {
  @Field(() => String, { description: 'Readable key, unique among organizations.' })
  slug: string;

  @Field(() => String, { description: 'The name to show.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'ROR id: the nine characters after https://ror.org/.' })
  ror: string | null;

  @Field(() => String, { nullable: true, description: 'Country, as ISO 3166-1 alpha-2 code.' })
  country: string | null;
}

export const OrganizationConnectionTypes = connectionTypes<NodeRow>(
  'Organization',
  'organizations',
  () => Organization,
);

@InputType({ description: 'Which organizations. Fields combine with AND.' })
export class OrganizationFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Every word must occur in the name, case and accents ignored; one or two letters must begin a word. Where that finds nothing, words that are in no name are also found in spellings one letter away. At most 256 characters.',
  })
  search?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In this country: ISO 3166-1 alpha-2 code, in any case.',
  })
  country?: string | null;
}
