import type { PlanNode } from '../plan';

/** Whether all that a plan fetches comes from subgraphs whose answers change only with the version of the graph. */
export function isVersioned(node: PlanNode, isVersionedSubgraph: (serviceName: string) => boolean): boolean {
  switch (node.kind) {
    case 'Fetch':
    case 'BatchFetch':
      return isVersionedSubgraph(node.serviceName);
    case 'Flatten':
      return isVersioned(node.node, isVersionedSubgraph);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every((child) => isVersioned(child, isVersionedSubgraph));
    default:
      return false;
  }
}
