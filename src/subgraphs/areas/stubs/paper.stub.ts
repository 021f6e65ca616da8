import { Directive, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.type';

@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description: 'A paper: one work, whichever of its versions and sources it is known from.',
})
export class Paper extends Node {}
