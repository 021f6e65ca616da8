import { BadUserInput } from '../errors/graph-error';
import { type NodeType, parseGlobalId, quoted } from './global-id';
import type { ReferenceResolver, Representation } from './local-subgraph';
import { type NodeRow, type NodeTable, nodeByKey, nodeBySlug } from './node-table';
import type { ReadContext } from './read-context';
import { selectedFields } from './selection';

function keyOf(representation: Representation, type: NodeType): NodeRow | BadUserInput {
  const { id } = representation;
  const parsed = typeof id === 'string' ? parseGlobalId(id) : null;
  if (typeof id === 'string' && parsed?.type === type) return { key: parsed.key, id };
  const got = typeof id === 'string' ? quoted(id) : typeof id;
  return new BadUserInput(`a representation of ${type} must have an id of that type, got ${got}`);
}

/** Finds entities of a type that this subgraph owns, by the keys `id` and `slug`, reading only the columns asked for. */
export function ownedReferences(node: NodeTable): ReferenceResolver<ReadContext> {
  return (representations, context, info) => {
    const fields = selectedFields(info, '', node.type);
    return Promise.all(
      representations.map((representation) => {
        if (representation.id === undefined && typeof representation.slug === 'string') {
          return nodeBySlug(context, node, representation.slug, fields);
        }
        const row = keyOf(representation, node.type);
        return row instanceof Error ? row : nodeByKey(context, node, row.key, fields);
      }),
    );
  };
}

/**
 * Entities of a type that another subgraph owns: the representation's id is all that is needed here, so nothing is read.
 * Whether there is such an entity is for its owner to say.
 */
export function stubReferences(type: NodeType): ReferenceResolver<ReadContext> {
  return (representations) => representations.map((representation) => keyOf(representation, type));
}
