import './worker-environment.mjs';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { createRoot } from 'react-dom/client';
import { initialState } from './initial-state.mjs';
import { Playground } from './playground.jsx';

const container = document.getElementById('playground');
const endpoint = container?.dataset.endpoint;
if (!endpoint) throw new Error('the page names no GraphQL endpoint');

const fetcher = createGraphiQLFetcher({ url: endpoint, enableIncrementalDelivery: false });
createRoot(container).render(<Playground fetcher={fetcher} start={initialState()} />);
