import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  Kind,
  type SelectionNode,
  visit,
} from 'graphql';

/** A condition still to be decided by a variable: the variable's name and the value that keeps the selection. */
interface OpenCondition {
  readonly variable: string;
  readonly keptWhen: boolean;
}

const isCondition = (directive: DirectiveNode): boolean =>
  directive.name.value === 'skip' || directive.name.value === 'include';

function conditionArgument(directive: DirectiveNode): ArgumentNode['value'] | undefined {
  return directive.arguments?.find((argument) => argument.name.value === 'if')?.value;
}

function openCondition(directive: DirectiveNode): OpenCondition | boolean {
  const keptWhen = directive.name.value === 'include';
  const value = conditionArgument(directive);
  if (value?.kind === Kind.VARIABLE) return { variable: value.name.value, keptWhen };
  return value?.kind === Kind.BOOLEAN && value.value === keptWhen;
}

/** The names of the variables that decide an `@skip` or `@include` of the document, each once, sorted. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(directive) {
      const value = isCondition(directive) ? conditionArgument(directive) : undefined;
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/**
 * The document without the selections that `@skip` and `@include` leave out, and without those directives.
 * Literal conditions are always decided; those on a variable only when `valueOfVariable` is given.
 * A selection set may come out empty.
 */
export function applyConditions(
  document: DocumentNode,
  valueOfVariable?: (variable: string) => boolean,
): DocumentNode {
  const decide = <Node extends SelectionNode>(node: Node): Node | null | undefined => {
    if (!node.directives?.some(isCondition)) return undefined;
    const remaining: DirectiveNode[] = [];
    for (const directive of node.directives) {
      const condition = isCondition(directive) ? openCondition(directive) : directive;
      if (condition === false) return null;
      if (condition === true) continue;
      if (valueOfVariable && 'keptWhen' in condition) {
        if (valueOfVariable(condition.variable) !== condition.keptWhen) return null;
      } else {
        remaining.push(directive);
      }
    }
    return { ...node, directives: remaining };
  };
  return visit(document, { Field: decide, FragmentSpread: decide, InlineFragment: decide });
}
