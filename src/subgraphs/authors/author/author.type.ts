import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../../../graphql/connection';
import { Node } from '../../../graphql/node.type';
import type { NodeRow } from '../../../graphql/node-table';
import { HttpUrl } from '../../../graphql/scalars/url';

@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@ObjectType({ implements: Node, simpleResolvers: true, description: 'A person who wrote papers.' })
export class Author extends Node {
  @Field(() => String, {
    description: 'Readable key, unique among authors: the last part of their address on the web.',
  })
  slug: string;

  @Field(() => String, { description: 'The name to show.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'Given names, where the name could be split.' })
  givenName: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Family name with its particles, where the name could be split.',
  })
  familyName: string | null;

  @Field(() => [String], { description: 'Other forms of the name that sources use.' })
  alternateNames: string[];

  @Field(() => String, { nullable: true, description: 'ORCID iD, such as 0000-0002-1825-0097.' })
  orcid: string | null;

  @Field(() => HttpUrl, { nullable: true, description: "The person's page on the web." })
  homepage: string | null;

  @Field(() => Int, { description: 'How many papers of the graph the person wrote.' })
  paperCount: number;
}

export const AuthorConnectionTypes = connectionTypes<NodeRow>('Author', 'authors', () => Author);
