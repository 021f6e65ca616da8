import { describeCheck } from './describe-check';

describeCheck('variables', {
  good: {
    files: {
      '.env.example': '# Where to listen.\n#PORT=4000\nPAPERGRAPH_SEED=true\n',
      'docs/operations.md': [
        '| `PORT` | 4000 |',
        '',
        'The error `BAD_USER_INPUT` is no variable. `TZ=UTC npm test` sets one of the system.',
        '',
        '```sh\nPAPERGRAPH_SEED=true npm start\n```',
      ].join('\n'),
    },
  },
  faults: [
    {
      title: 'a variable of ours that .env.example lacks',
      files: { 'docs/more.md': 'Set `PAPERGRAPH_SEDE`.\n' },
      report: 'docs/more.md:1 names PAPERGRAPH_SEDE, which .env.example does not have',
    },
    {
      title: 'a variable set before a command that .env.example lacks',
      files: { 'docs/more.md': '```sh\nHOTS=0.0.0.0 npm start\n```\n' },
      report: 'docs/more.md:2 names HOTS',
    },
    {
      title: 'a variable that the docs lack',
      files: { '.env.example': '#PORT=4000\n#PAPERGRAPH_SEED=\n#HOST=127.0.0.1\n' },
      report: '.env.example has HOST, which no page of the docs names',
    },
  ],
});
