import { compileEntityFetch, compileRootFetch } from './fetch';
import type { PlanNode, PlanPathStep } from './plan';
import type { PlanGraph, PlanStep } from './plan-step';

/** Compiles a plan. Throws where it holds a node that this executor does not run. */
export function compilePlan(node: PlanNode, graph: PlanGraph): PlanStep {
  return compileNode(node, [], graph);
}

function compileNode(node: PlanNode, path: readonly PlanPathStep[], graph: PlanGraph): PlanStep {
  switch (node.kind) {
    case 'Fetch': {
      const { requires } = node;
      if (!requires?.length) return compileRootFetch(node, graph);
      const variable = 'representations';
      return compileEntityFetch(
        node,
        [{ ...node, requires, alias: '_entities', variable, paths: [path] }],
        graph,
      );
    }
    case 'BatchFetch': {
      const requests = node.entityBatch.aliases.map((request) => ({
        ...request,
        variable: request.representationsVariableName,
      }));
      return compileEntityFetch(node, requests, graph);
    }
    case 'Flatten':
      return compileNode(node.node, [...path, ...node.path], graph);
    case 'Sequence':
      return inSequence(node.nodes.map((child) => compileNode(child, path, graph)));
    case 'Parallel':
      return compileParallel(node.nodes, path, graph);
    default:
      throw new Error(`plans with a ${node.kind} node are not supported`);
  }
}

function inSequence(steps: readonly PlanStep[]): PlanStep {
  return (run) => {
    for (const [index, step] of steps.entries()) {
      const waiting = step(run);
      if (waiting) return waiting.then(() => inSequence(steps.slice(index + 1))(run));
    }
  };
}

function inParallel(steps: readonly PlanStep[]): PlanStep {
  return (run) => {
    let waiting: Promise<void>[] | undefined;
    for (const step of steps) {
      const promise = step(run);
      if (!promise) continue;
      waiting ??= [];
      waiting.push(promise);
    }
    return waiting && Promise.all(waiting).then(() => undefined);
  };
}

/**
 * The planner lets a mutation run beside fetches for the answer of the mutation before it. Those read first, so that they
 * do not see what the next mutation changes.
 */
function compileParallel(
  nodes: readonly PlanNode[],
  path: readonly PlanPathStep[],
  graph: PlanGraph,
): PlanStep {
  const isMutation = (node: PlanNode): boolean => node.kind === 'Fetch' && node.operationKind === 'mutation';
  const compile = (node: PlanNode): PlanStep => compileNode(node, path, graph);
  const reads = inParallel(nodes.filter((node) => !isMutation(node)).map(compile));
  const mutations = nodes.filter(isMutation).map(compile);
  return mutations.length === 0 ? reads : inSequence([reads, ...mutations]);
}
