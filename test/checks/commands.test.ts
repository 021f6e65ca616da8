import { describeCheck } from './describe-check';

/** Answers `--help` in the form that commander gives it. */
const program = `
const help = {
  '': 'Options:\\n  -V, --version  the version\\n\\nCommands:\\n  serve [options]  serves the graph\\n  seed  writes the papers',
  serve: 'Options:\\n  --port <n>  the port\\n  --no-seed  leaves the database empty',
};
const command = process.argv[2] === '--help' ? '' : process.argv[2];
console.log(help[command] ?? 'Options:');
`;

const fence = (commands: string, language = 'sh') => `# Page\n\n\`\`\`${language}\n${commands}\n\`\`\`\n`;
const shown = (commands: string) => ({ 'docs/page.md': fence(commands) });

describeCheck('commands', {
  good: {
    files: {
      'package.json': JSON.stringify({
        bin: { papergraph: 'bin/papergraph.js' },
        scripts: { start: 'node bin/papergraph.js', test: 'jest', check: 'node tools/check.mjs' },
      }),
      'bin/papergraph.js': program,
      'tools/check.mjs': '',
      'node_modules/.bin/jest': '',
      'README.md': [
        fence('npm ci && npm start   # the graph answers\nnpm run check -- links'),
        fence(
          '$ PORT=0 npx papergraph serve --port=4000 \\\n    --no-seed | tee log\npapergraph --version',
          'console',
        ),
        fence('papergraph fly', 'text'),
        'Run `node -r ./hook.cjs tools/check.mjs links`, `npx jest src` or `papergraph seed`; `npm` alone is a word.\n',
      ].join('\n'),
    },
  },
  faults: [
    {
      title: 'an unknown script',
      files: shown('npm run chekc'),
      report: 'docs/page.md:4: package.json has no script chekc',
    },
    {
      title: 'an unknown script of npm itself',
      files: shown('npm stop'),
      report: 'package.json has no script stop',
    },
    {
      title: 'an unknown command',
      files: shown('npx papergraph fly'),
      report: 'papergraph has no command fly',
    },
    {
      title: 'an unknown flag',
      files: shown('papergraph serve --prot 1'),
      report: 'papergraph serve has no flag --prot',
    },
    {
      title: 'a flag of another command',
      files: shown('papergraph seed --port 1'),
      report: 'papergraph seed has no flag --port',
    },
    {
      title: 'the second command of a line',
      files: shown('npm ci && npm run gone'),
      report: 'no script gone',
    },
    { title: 'an unknown program', files: shown('npx chest'), report: 'no package brings chest' },
    {
      title: 'a file that is not there',
      files: shown('node tools/gone.mjs'),
      report: 'there is no tools/gone.mjs',
    },
    {
      title: 'a command in running text',
      files: { 'docs/page.md': 'Then run `npm run gone`.\n' },
      report: 'docs/page.md:1: package.json has no script gone',
    },
    {
      title: 'a command of the program by its file',
      files: shown('node bin/papergraph.js fly'),
      report: 'papergraph has no command fly',
    },
  ],
});
