import { describeCheck } from './describe-check';

const manifest = (dependencies: object) => `${JSON.stringify({ name: 'fixture', dependencies })}\n`;

describeCheck('unused', {
  good: {
    ours: ['knip.json'],
    packages: true,
    files: {
      'package.json': manifest({ graphql: '1.0.0' }),
      'src/cli/main.ts':
        "import { parse } from 'graphql';\nimport { text } from '../text';\n\nparse(text);\n",
      'src/text.ts': "export const text = '{ a }';\n",
    },
  },
  faults: [
    {
      title: 'a file that nothing imports',
      files: { 'src/lonely.ts': 'export {};\n' },
      report: 'src/lonely.ts',
    },
    {
      title: 'an export that nothing imports',
      files: { 'src/text.ts': "export const text = '{ a }';\nexport const more = '{ b }';\n" },
      report: 'Unused exports (1)',
    },
    {
      title: 'a package that nothing imports',
      files: { 'package.json': manifest({ graphql: '1.0.0', pg: '1.0.0' }) },
      report: 'Unused dependencies (1)',
    },
    {
      title: 'a package that package.json does not name',
      files: { 'package.json': manifest({}) },
      report: 'Unlisted dependencies (1)',
    },
  ],
});
