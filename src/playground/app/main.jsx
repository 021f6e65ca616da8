import './worker-environment.mjs';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './playground.css';
import { createRoot } from 'react-dom/client';
import { createFetcher } from './fetcher.mjs';
import { initialState } from './initial-state.mjs';
import { Playground } from './playground.jsx';

const container = document.getElementById('playground');
const endpoint = container?.dataset.endpoint;
if (!endpoint) throw new Error('the page names no GraphQL endpoint');

const fetcher = createFetcher(endpoint);
createRoot(container).render(<Playground fetcher={fetcher} start={initialState()} />);
