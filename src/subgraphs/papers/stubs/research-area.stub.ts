import { Directive, ObjectType } from 'type-graphql';
import { Node } from '../../../graphql/node.type';

@Directive('@key(fields: "id")')
@ObjectType({ implements: Node, description: 'A field of research. Areas form a forest.' })
export class ResearchArea extends Node {}
