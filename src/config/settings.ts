import { LIMIT_SETTINGS } from './limit-settings';
import {
  colour,
  databaseUrl,
  file,
  folder,
  host,
  line,
  optional,
  origins,
  type Setting,
  truth,
  webUrl,
  wholeNumber,
  word,
} from './setting';

/** Every setting but the limits, by the name that code and, in kebab case, flags know it by. */
export const GENERAL_SETTINGS = {
  port: {
    variable: 'PORT',
    fallback: '4000',
    description: 'Port to listen on; 0 takes any that is free.',
    ...wholeNumber(0, 65_535),
  },
  host: {
    variable: 'HOST',
    fallback: '127.0.0.1',
    description: 'Address to listen on.',
    ...host,
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'A Postgres 15–18 of your own; without it one is started in the data directory.',
    ...optional(databaseUrl),
  },
  dataDir: {
    variable: 'PAPERGRAPH_DATA_DIR',
    fallback: '.papergraph',
    description: 'Folder of the embedded database.',
    ...folder,
  },
  seed: {
    variable: 'PAPERGRAPH_SEED',
    description:
      'Whether a start writes the ten papers into the embedded database; unset, only while it holds nothing.',
    ...optional(truth),
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    description: 'URL under which clients know the server, where a proxy stands before it.',
    ...optional(webUrl),
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    fallback: 'info',
    description: 'How much is logged.',
    ...word(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
  },
  corsOrigins: {
    variable: 'PAPERGRAPH_CORS_ORIGINS',
    fallback: '*',
    description: 'Origins whose web pages may ask the graph from a browser.',
    ...origins,
  },
  introspection: {
    variable: 'PAPERGRAPH_INTROSPECTION',
    fallback: 'true',
    description: 'Whether clients may read the schema. The playground needs it.',
    ...truth,
  },
  trustedDocuments: {
    variable: 'PAPERGRAPH_TRUSTED_DOCUMENTS',
    description: 'Manifest of documents that clients may ask for by id or hash from the start.',
    ...optional(file),
  },
  trustedOnly: {
    variable: 'PAPERGRAPH_TRUSTED_ONLY',
    fallback: 'false',
    description: 'Whether operations of other documents are refused, the playground’s too.',
    ...truth,
  },
  requestTimeoutMs: {
    variable: 'PAPERGRAPH_REQUEST_TIMEOUT_MS',
    fallback: '15000',
    description: 'Milliseconds an operation may take.',
    ...wholeNumber(1, 600_000),
  },
  statementTimeoutMs: {
    variable: 'PAPERGRAPH_STATEMENT_TIMEOUT_MS',
    fallback: '10000',
    description: 'Milliseconds one SQL statement may take; 0 lets it take any time.',
    ...wholeNumber(0, 600_000),
  },
  subgraphTimeoutMs: {
    variable: 'PAPERGRAPH_SUBGRAPH_TIMEOUT_MS',
    fallback: '10000',
    description: 'Milliseconds a subgraph in another process may take to answer.',
    ...wholeNumber(1, 600_000),
  },
  drainTimeoutMs: {
    variable: 'PAPERGRAPH_DRAIN_TIMEOUT_MS',
    fallback: '20000',
    description: 'Milliseconds that running requests have to finish when the program is told to stop.',
    ...wholeNumber(0, 600_000),
  },
  poolSize: {
    variable: 'PAPERGRAPH_POOL_SIZE',
    fallback: '10',
    description: 'Connections to the database at most.',
    ...wholeNumber(1, 1_000),
  },
  preparedStatements: {
    variable: 'PAPERGRAPH_PREPARED_STATEMENTS',
    fallback: 'true',
    description:
      'Whether reads are prepared once a connection, which pgbouncer knows in transaction mode since 1.21.',
    ...truth,
  },
  cacheBytes: {
    variable: 'PAPERGRAPH_CACHE_BYTES',
    fallback: '67108864',
    description: 'Bytes of results kept in memory until the graph is written; 0 keeps none.',
    ...wholeNumber(0, 8_589_934_592),
  },
  cacheControlMaxAge: {
    variable: 'PAPERGRAPH_CACHE_CONTROL_MAX_AGE',
    fallback: '0',
    description: 'Seconds for which whoever asks by GET may hold the answer without asking again.',
    ...wholeNumber(0, 31_536_000),
  },
  cacheControlSMaxAge: {
    variable: 'PAPERGRAPH_CACHE_CONTROL_S_MAXAGE',
    fallback: '0',
    description: 'The same for caches that many share, such as a CDN; 0 leaves them with the other.',
    ...wholeNumber(0, 31_536_000),
  },
  pages: {
    variable: 'PAPERGRAPH_PAGES',
    fallback: 'true',
    description:
      'Whether pages, embeds and feeds are served beside the graph; without them / leads to the playground.',
    ...truth,
  },
  siteName: {
    variable: 'PAPERGRAPH_SITE_NAME',
    fallback: 'papergraph',
    description: 'Name of the site, in the head of each page.',
    ...line,
  },
  siteAccent: {
    variable: 'PAPERGRAPH_SITE_ACCENT',
    fallback: '2457a6',
    description: 'Colour of links and marks; where it could not be read, pages take one near to it.',
    ...colour,
  },
  siteLogo: {
    variable: 'PAPERGRAPH_SITE_LOGO',
    description: 'Picture beside the name of the site and in the tab, 200 kB at most.',
    ...optional(file),
  },
  siteFooter: {
    variable: 'PAPERGRAPH_SITE_FOOTER',
    description: 'Text at the foot of each page; [text](https://…) is a link.',
    ...optional(line),
  },
  homeCollection: {
    variable: 'PAPERGRAPH_HOME_COLLECTION',
    description: 'Slug of the collection that is the home page; unset, the first there is.',
    ...optional(line),
  },
  frameAncestors: {
    variable: 'PAPERGRAPH_FRAME_ANCESTORS',
    fallback: '*',
    description: 'Origins whose pages may show embeds in frames; all else is framed by nobody.',
    ...origins,
  },
} satisfies Record<string, Setting>;

/** Every setting there is. */
export const SETTINGS = { ...GENERAL_SETTINGS, ...LIMIT_SETTINGS };

/** The name of a setting. */
export type SettingName = keyof typeof SETTINGS;
