import { Directive, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.type';

@Directive('@key(fields: "id")')
@ObjectType({ implements: Node, description: 'An institution that authors name as their affiliation.' })
export class Organization extends Node {}
