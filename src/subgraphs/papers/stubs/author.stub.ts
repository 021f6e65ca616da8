import { Directive, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.type';

@Directive('@key(fields: "id")')
@ObjectType({ implements: Node, description: 'A person who wrote papers.' })
export class Author extends Node {}
