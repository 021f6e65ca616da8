import { describeCheck } from './describe-check';

describeCheck('format', {
  good: {
    ours: ['biome.json'],
    packages: true,
    files: { 'src/paper.ts': "export const title = 'A';\n" },
  },
  faults: [
    {
      title: 'another layout',
      files: { 'src/paper.ts': 'export const title = "A"\n' },
      report: 'Formatter would have printed the following content',
    },
    {
      title: 'an import that nothing uses',
      files: { 'src/paper.ts': "import path from 'node:path';\n\nexport const title = 'A';\n" },
      report: 'lint/correctness/noUnusedImports',
    },
    {
      title: 'a type imported as a value',
      files: {
        'src/paper.ts':
          "import { Stats } from 'node:fs';\n\nexport const size = (file: Stats) => file.size;\n",
      },
      report: 'lint/style/useImportType',
    },
    {
      title: 'a promise that nobody waits for',
      files: {
        'src/paper.ts':
          'async function read(): Promise<void> {}\nexport function start(): void {\n  read();\n}\n',
      },
      report: 'lint/nursery/noFloatingPromises',
    },
    {
      title: 'the environment read outside src/config',
      files: { 'src/gateway/port.ts': 'export const port = process.env.PORT;\n' },
      report: 'lint/style/noProcessEnv',
    },
    {
      title: 'the environment imported outside src/config',
      files: {
        'src/gateway/port.ts': "import { env } from 'node:process';\n\nexport const port = env.PORT;\n",
      },
      report: 'lint/style/noProcessEnv',
    },
    {
      title: 'a test that runs alone',
      files: {
        'src/paper.test.ts':
          "import { test } from '@jest/globals';\n\ntest.only('a paper has a title', () => {});\n",
      },
      report: 'lint/suspicious/noFocusedTests',
    },
  ],
  liberties: [
    {
      title: 'the environment read in src/config',
      files: { 'src/config/env.ts': 'export const port = process.env.PORT;\n' },
    },
  ],
});
