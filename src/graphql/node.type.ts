import { Field, ID, InterfaceType } from 'type-graphql';

/** Rows carry the name of their type, since a raw row has no class to tell it by. */
export interface TypedRow {
  __typename: string;
}

@InterfaceType('Node', {
  description: 'Anything with a global id: `node(id:)` finds it again.',
  resolveType: (value: TypedRow) => value.__typename,
  // Each subgraph has a class of its own for every type; left alone, TypeGraphQL would take them all into every schema.
  autoRegisterImplementations: false,
})
export abstract class Node {
  @Field(() => ID, { simple: true, description: 'Global id: opaque, unique over all types, stable.' })
  id: string;
}
