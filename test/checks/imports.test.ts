import { describeCheck, type Fault } from './describe-check';

/** A file that imports another, which is there too. */
function importing(file: string, specifier: string, target?: string): Fault['files'] {
  const imported = target ? { [target]: 'export const name = 1;\n' } : {};
  return { ...imported, [file]: `import { name } from '${specifier}';\n\nexport const other = name;\n` };
}

describeCheck('imports', {
  good: {
    ours: ['.dependency-cruiser.cjs'],
    packages: true,
    files: {
      'package.json':
        '{ "dependencies": { "typeorm": "1.0.0", "graphql": "1.0.0" }, "devDependencies": { "jest": "1.0.0" } }\n',
      'src/errors/codes.ts': 'export const CODES = [];\n',
      ...importing('src/graphql/cursor.ts', '../errors/codes'),
      'src/subgraphs/papers/index.ts': "import 'typeorm';\n\nexport const papers = 1;\n",
      'src/subgraphs/authors/index.ts': "import '../../graphql/cursor';\n\nexport const authors = 1;\n",
      'src/subgraphs/index.ts': "export { authors } from './authors';\nexport { papers } from './papers';\n",
      'src/cli/main.ts': "import { papers } from '../subgraphs';\n\nconsole.log(papers);\n",
      'src/cli/main.test.ts': "import 'jest';\nimport '../subgraphs/papers/index';\n",
      'migrations/1-create-papers.ts': "import 'typeorm';\n",
    },
  },
  faults: [
    {
      title: 'an import upwards',
      files: importing('src/database/rows.ts', '../graphql/cursor'),
      report: 'database-imports-only-what-is-below: src/database/rows.ts → src/graphql/cursor.ts',
    },
    {
      title: 'an import upwards of a type',
      files: {
        'src/database/rows.ts':
          "import type { name } from '../graphql/cursor';\n\nexport type Name = name;\n",
      },
      report: 'database-imports-only-what-is-below: src/database/rows.ts → src/graphql/cursor.ts',
    },
    {
      title: 'an import upwards while running',
      files: { 'src/database/rows.ts': "export const later = () => import('../graphql/cursor');\n" },
      report: 'database-imports-only-what-is-below: src/database/rows.ts → src/graphql/cursor.ts',
    },
    {
      title: 'a folder that the rules do not know',
      files: importing('src/helpers/text.ts', '../errors/codes'),
      report: 'src-parts-are-known: src/helpers/text.ts',
    },
    {
      title: 'an import of the command line',
      files: importing('src/seed/seed.ts', '../cli/main'),
      report: 'cli-is-imported-by-none: src/seed/seed.ts → src/cli/main.ts',
    },
    {
      title: 'a subgraph that imports another',
      files: importing('src/subgraphs/authors/author.loader.ts', '../papers'),
      report: 'subgraphs-are-apart: src/subgraphs/authors/author.loader.ts → src/subgraphs/papers/index.ts',
    },
    {
      title: "an import of a subgraph's inside",
      files: importing(
        'src/cli/seed.ts',
        '../subgraphs/papers/paper.loader',
        'src/subgraphs/papers/paper.loader.ts',
      ),
      report: 'subgraphs-have-one-door: src/cli/seed.ts → src/subgraphs/papers/paper.loader.ts',
    },
    {
      title: 'a gateway that knows a subgraph',
      files: importing('src/gateway/plan.ts', '../subgraphs'),
      report: 'gateway-imports-only-what-is-below: src/gateway/plan.ts → src/subgraphs/index.ts',
    },
    {
      title: 'a gateway that knows the database',
      files: { 'src/gateway/plan.ts': "import 'typeorm';\n" },
      report: 'gateway-knows-no-database: src/gateway/plan.ts',
    },
    {
      title: 'a resolver that sends SQL',
      files: { 'src/subgraphs/papers/paper.resolver.ts': "import 'typeorm';\n" },
      report: 'graph-types-send-no-sql: src/subgraphs/papers/paper.resolver.ts',
    },
    {
      title: 'a migration that imports an entity',
      files: importing('migrations/2-add-year.ts', '../src/database/paper', 'src/database/paper.ts'),
      report: 'migrations-import-no-entity: migrations/2-add-year.ts → src/database/paper.ts',
    },
    {
      title: 'a cycle',
      files: {
        ...importing('src/errors/mask.ts', './graph-error'),
        ...importing('src/errors/graph-error.ts', './mask'),
      },
      report: 'no-cycles: src/errors/graph-error.ts → src/errors/mask.ts → src/errors/graph-error.ts',
    },
    {
      title: 'a cycle of entities that leaves their folder',
      files: {
        ...importing('src/database/entities/paper.entity.ts', '../rows'),
        ...importing('src/database/rows.ts', './entities/paper.entity'),
      },
      report: 'entity-cycles-stay-among-entities: src/database/entities/paper.entity.ts',
    },
    {
      title: 'a program that imports a test',
      files: importing('src/seed/seed.ts', '../../test/fixture', 'test/fixture.ts'),
      report: 'program-imports-no-test: src/seed/seed.ts → test/fixture.ts',
    },
    {
      title: 'a development package in the program',
      files: { 'src/seed/seed.ts': "import 'jest';\n" },
      report: 'program-imports-no-development-package: src/seed/seed.ts',
    },
    {
      title: 'a package that package.json does not name',
      files: { 'src/seed/seed.ts': "import 'pino';\n" },
      report: 'program-imports-no-development-package: src/seed/seed.ts',
    },
    {
      title: 'an import of nothing',
      files: { 'src/seed/seed.ts': "import './gone';\n" },
      report: 'imports-resolve: src/seed/seed.ts → ./gone',
    },
  ],
  liberties: [
    {
      title: 'entities that name one another',
      files: {
        ...importing('src/database/entities/paper.entity.ts', './author.entity'),
        ...importing('src/database/entities/author.entity.ts', './paper.entity'),
      },
    },
    {
      title: 'development packages in the page of the playground',
      files: { 'src/playground/app/main.jsx': "import 'jest';\n" },
    },
  ],
});
