'use strict';
// Which part of the program may import which; docs/architecture.md draws the same picture.
//
// Files are parsed by swc, since TypeScript 7 has no JavaScript API. It does not tell `import type` from `import`,
// so every rule holds for types as well.

/** The parts of src/ that each part may import, besides itself. */
const MAY_IMPORT = {
  bibliography: [],
  errors: [],
  config: ['errors'],
  database: ['bibliography', 'errors'],
  graphql: ['bibliography', 'database', 'errors'],
  subgraphs: ['bibliography', 'database', 'errors', 'graphql'],
  http: ['errors'],
  gateway: ['errors', 'graphql', 'http'],
  playground: ['errors'],
  web: ['bibliography', 'errors', 'http'],
  interchange: ['bibliography', 'database', 'errors'],
  writer: ['bibliography', 'database', 'errors', 'interchange'],
  ingest: ['bibliography', 'errors', 'interchange', 'writer'],
  export: ['bibliography', 'database', 'errors', 'interchange'],
  seed: ['bibliography', 'database', 'errors', 'interchange', 'writer'],
};

const TESTS = '\\.test\\.ts$';

/** The files of a part, its tests aside: a test may import what it likes. */
const part = (name) => ({ path: `^src/${name}/`, pathNot: TESTS });

const directions = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `${name}-imports-only-what-is-below`,
  comment: `src/${name} may import ${allowed.length > 0 ? allowed.map((to) => `src/${to}`).join(', ') : 'nothing of src'}.`,
  severity: 'error',
  from: part(name),
  to: { path: '^src/', pathNot: `^src/(${[name, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'src-parts-are-known',
      comment: 'A new folder of src needs its line in MAY_IMPORT; cli may import all.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${[...Object.keys(MAY_IMPORT), 'cli'].join('|')})/` },
      to: {},
    },
    {
      name: 'cli-is-imported-by-none',
      comment: 'The command line is the top: what others need of it belongs below.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: ['^src/cli/', TESTS] },
      to: { path: '^src/cli/' },
    },
    {
      name: 'subgraphs-are-apart',
      comment: 'A subgraph may run in a process of its own: it never imports another.',
      severity: 'error',
      from: { path: '^src/subgraphs/([^/]+)/', pathNot: TESTS },
      to: { path: '^src/subgraphs/', pathNot: '^src/subgraphs/$1/' },
    },
    {
      name: 'subgraphs-have-one-door',
      comment: 'Outsiders import the registry, src/subgraphs/index.ts, and the registry each index.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/subgraphs/[^/]+/', TESTS] },
      to: { path: '^src/subgraphs/[^/]+/', pathNot: '^src/subgraphs/[^/]+/index\\.ts$' },
    },
    {
      name: 'gateway-knows-no-database',
      comment: 'The gateway knows a subgraph as { name, sdl, execute }, wherever it runs.',
      severity: 'error',
      from: part('gateway'),
      to: { path: 'node_modules/(typeorm|pg|type-graphql)/' },
    },
    {
      name: 'graph-types-send-no-sql',
      comment:
        'Resolvers and types say which data; SQL is written in *.loader, *.query, *-listing and *-scope files.',
      severity: 'error',
      from: { path: '^src/subgraphs/.*\\.(args|enum|input|resolver|stub|type)\\.ts$' },
      to: { path: ['^src/database/', 'node_modules/(typeorm|pg)/'] },
    },
    {
      name: 'migrations-import-no-entity',
      comment: 'A migration says what the database looked like then; an entity says how it looks now.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    {
      name: 'no-cycles',
      comment:
        'Entities name one another on both sides of a relation, so cycles among entities alone are allowed.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '^src/database/entities/' },
      to: { circular: true },
    },
    {
      name: 'entity-cycles-stay-among-entities',
      comment: 'See no-cycles.',
      severity: 'error',
      from: { path: '^src/database/entities/' },
      to: { circular: true, via: { pathNot: '^src/database/entities/' } },
    },
    {
      name: 'program-imports-no-test',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: TESTS },
      to: { path: ['^test/', TESTS] },
    },
    {
      name: 'program-imports-no-development-package',
      comment: 'They are missing where papergraph is installed. The playground is bundled, so its page may.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: [TESTS, '^src/playground/app/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.jsx', '.json'],
    },
  },
};
