import { describeCheck } from './describe-check';

describeCheck('pins', {
  good: {
    files: {
      'package.json': JSON.stringify({
        dependencies: { graphql: '16.15.0', 'type-graphql': '2.0.0-rc.4' },
        overrides: { cookie: '1.1.1', explorer: { react: '$react' } },
      }),
    },
  },
  faults: [
    ...[
      '^16.15.0',
      '~16.15.0',
      '16',
      '*',
      'latest',
      '>=16',
      'github:graphql/graphql-js',
      '$graphql',
      'npm:graphql@^16.0.0',
    ].map((version) => ({
      title: `the version ${version}`,
      files: { 'package.json': JSON.stringify({ dependencies: { graphql: version } }) },
      report: `package.json: graphql is "${version}", not an exact version`,
    })),
    {
      title: 'a range in a nested override',
      files: { 'package.json': JSON.stringify({ overrides: { explorer: { react: '^19.0.0' } } }) },
      report: 'package.json: explorer > react is "^19.0.0", not an exact version',
    },
    {
      title: 'a range in the manifest of an example',
      files: { 'examples/own/package.json': JSON.stringify({ devDependencies: { graphql: '^16.0.0' } }) },
      report: 'examples/own/package.json: graphql is "^16.0.0"',
    },
  ],
});
