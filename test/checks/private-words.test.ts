import { describeCheck } from './describe-check';

/** Put together here, so that this file itself names none. */
const slash = (...names: string[]) => ['', ...names].join('/');
const beside = (name: string) => ['..', 'shared', name].join('/');

describeCheck('private-words', {
  good: {
    files: {
      'README.md': `Data may lie in ${beside('data')}; an error may name ${slash('home', 'me', 'secret')}.\n`,
      'src/paper.ts': "import './work/paper';\n\nexport const page = 'https://example.org/work/1';\n",
    },
  },
  faults: [
    slash('work', 'main'),
    slash('root', '.npm'),
    slash('home', 'ada', 'papers'),
    beside('design'),
  ].map((place) => ({
    title: `a mention of ${place.replaceAll('/', ' ')}`,
    files: { 'docs/start.md': `Start\n\nSee \`${place}\`.\n` },
    report: 'docs/start.md:3 names a private place',
  })),
  liberties: [
    { title: 'what git ignores', files: { 'node_modules/x/index.js': `// ${slash('work', 'x')}\n` } },
  ],
});
