import { readShareLink } from './share-link';

const STORED_TABS = 'graphiql:tabState';

/**
 * @typedef {object} InitialState
 * @property {string} [initialQuery]
 * @property {string} [initialVariables]
 * @property {import('graphiql').GraphiQLProps['defaultTabs']} [defaultTabs]
 * @property {string} [sharedName] the operation that the address names
 */

/**
 * What the editors show first: the shared operation of the address, else the tabs of the last visit, else the examples.
 * GraphiQL fills what it is not told from storage, so a shared query without variables says so by an empty string.
 * @returns {InitialState}
 */
export function initialState() {
  const shared = readShareLink(location.search);
  if (shared) {
    return {
      initialQuery: shared.query,
      initialVariables: shared.variables,
      sharedName: shared.operationName,
    };
  }
  if (localStorage.getItem(STORED_TABS)) return {};
  const [first] = BUILT_EXAMPLES;
  return {
    defaultTabs: [...BUILT_EXAMPLES],
    initialQuery: first?.query,
    initialVariables: first?.variables,
  };
}
