import { type ASTNode, type DocumentNode, Kind, visit } from 'graphql';
import { LimitExceeded } from '../../errors/graph-error';
import { checkText } from './input-values';
import type { Limits } from './limits';

/**
 * Refuses documents with too many aliases or directives, too deeply nested literals, or text that is not
 * allowed. Throws LimitExceeded or BadUserInput.
 */
export function checkNodes(document: DocumentNode, limits: Limits): void {
  let aliases = 0;
  let inputDepth = 0;
  const isNested = (node: ASTNode) => node.kind === Kind.LIST || node.kind === Kind.OBJECT;
  visit(document, {
    enter(node) {
      if (node.kind === Kind.STRING) checkText(node.value, () => 'A string in the document');
      if (node.kind === Kind.FIELD && node.alias) aliases += 1;
      if (isNested(node)) inputDepth += 1;
      if (inputDepth > limits.inputDepth) {
        throw new LimitExceeded(`Arguments may be nested at most ${limits.inputDepth} deep`);
      }
      if ('directives' in node && node.directives && node.directives.length > limits.directives) {
        throw new LimitExceeded(
          `At most ${limits.directives} directives may stand in one place, got ${node.directives.length}`,
        );
      }
    },
    leave(node) {
      if (isNested(node)) inputDepth -= 1;
    },
  });
  if (aliases > limits.aliases) {
    throw new LimitExceeded(`A document may have at most ${limits.aliases} aliases, got ${aliases}`);
  }
}
