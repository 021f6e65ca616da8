import { type Dialect, dataOf } from '../contender';
import { graphqlPost, type HttpRequest } from '../http-request';
import type { GraphqlOperation, OperationName, ParameterSets, ParametersOf } from '../operations';
import { send } from '../send';
import { graphAnswer } from './answers';
import { CURSOR_AT, PAGE_AFTER, POSTGRAPHILE_OPERATIONS } from './operations';

const PATH = '/graphql';

async function cursorAt(port: number, depth: number): Promise<string> {
  const request = graphqlPost(PATH, { query: CURSOR_AT, variables: { skipped: depth - 1 } });
  const { text } = await send(port, request);
  // As the document asks.
  const { papers } = dataOf(text) as { papers: { pageInfo: { endCursor: string } } };
  return papers.pageInfo.endCursor;
}

/** PostGraphile's own schema, whose cursors are asked for beforehand. */
export async function postgraphileDialect(port: number, { deepPage }: ParameterSets): Promise<Dialect> {
  const cursors = new Map<number, string>();
  for (const { depth } of deepPage) cursors.set(depth, await cursorAt(port, depth));

  function bodyOf<Name extends OperationName>(operation: Name, parameters: ParametersOf[Name]): object {
    if ('depth' in parameters) {
      return { query: PAGE_AFTER, variables: { after: cursors.get(parameters.depth) } };
    }
    // Of operations only deepPage has a depth.
    const operations = POSTGRAPHILE_OPERATIONS as unknown as {
      [Each in OperationName]: GraphqlOperation<Each>;
    };
    const { document, variables }: GraphqlOperation<Name> = operations[operation];
    return { query: document, variables: variables(parameters) };
  }

  return {
    requestOf: (operation, parameters): HttpRequest => graphqlPost(PATH, bodyOf(operation, parameters)),
    answerOf: (operation, text, parameters) => graphAnswer(operation, dataOf(text), parameters),
  };
}
