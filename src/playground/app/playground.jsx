import { explorerPlugin } from '@graphiql/plugin-explorer';
import { HISTORY_PLUGIN } from '@graphiql/plugin-history';
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL } from 'graphiql';
import { useEffect } from 'react';
import { writeShareLink } from './share-link';

// Safari allows 100 changes of the address in 30 seconds.
const ADDRESS_DELAY_MS = 300;

const plugins = [HISTORY_PLUGIN, explorerPlugin()];

/** @type {ReturnType<typeof setTimeout> | undefined} */
let addressTimer;

/**
 * Puts the active tab's operation into the address, so that the address can be shared.
 * @param {{ activeTabIndex: number, tabs: Partial<Record<'query' | 'variables' | 'operationName', string | null>>[] }} state
 */
function writeAddress({ activeTabIndex, tabs }) {
  clearTimeout(addressTimer);
  addressTimer = setTimeout(() => {
    history.replaceState(null, '', location.pathname + writeShareLink(tabs[activeTabIndex] ?? {}));
  }, ADDRESS_DELAY_MS);
}

/** Keeps the editors' colours with the system's while no theme is chosen; GraphiQL itself reads them once. */
function SystemTheme() {
  const theme = useGraphiQL((state) => state.theme);
  const { setTheme } = useGraphiQLActions();
  useEffect(() => {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const follow = () => theme ?? setTheme(null);
    dark.addEventListener('change', follow);
    return () => dark.removeEventListener('change', follow);
  }, [theme, setTheme]);
  return null;
}

/**
 * Selects the operation that a shared link names. GraphiQL's own `operationName` property would hold on to it for good.
 * @param {{ name: string }} props
 */
function SelectedOperation({ name }) {
  const { setOperationName } = useGraphiQLActions();
  useEffect(() => setOperationName(name), [name, setOperationName]);
  return null;
}

/**
 * The GraphQL IDE.
 * @param {{ fetcher: import('@graphiql/toolkit').Fetcher, start: import('./initial-state.mjs').InitialState }} props
 */
export function Playground({ fetcher, start: { sharedName, ...editors } }) {
  return (
    <GraphiQL
      fetcher={fetcher}
      plugins={plugins}
      shouldPersistHeaders={false}
      onTabChange={writeAddress}
      {...editors}
    >
      <GraphiQL.Logo>
        <a className="graphiql-logo-link" href="/">
          papergraph
        </a>
      </GraphiQL.Logo>
      <SystemTheme />
      {sharedName && <SelectedOperation name={sharedName} />}
    </GraphiQL>
  );
}
