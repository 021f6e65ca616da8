import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describeCheck } from './describe-check';

const ROOT = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const WIDGET = 'src/web/embed/browser/widget.ts';
const STYLE = 'src/web/embed/card.css';

describeCheck('widget', {
  good: { ours: ['src/web/card', 'src/web/embed'] },
  faults: [
    {
      title: 'a script that has grown too large',
      files: { [WIDGET]: `${read(WIDGET)}\nconsole.log('${randomBytes(150).toString('hex')}');\n` },
      report: 'bytes compressed, and may have 3000',
    },
    {
      title: 'a changed script under the version of the one before',
      files: { [WIDGET]: `${read(WIDGET)}\nconsole.log(1);\n` },
      report: '.js is not what the sources make',
    },
    {
      title: 'a changed stylesheet under the version of the one before',
      files: { [STYLE]: `${read(STYLE)}\n.pg-card { order: 1; }\n` },
      report: '.css is not what the sources make',
    },
  ],
  liberties: [
    {
      title: 'a comment in the sources',
      files: { [WIDGET]: `// Why.\n${read(WIDGET)}`, [STYLE]: `/* Why. */\n${read(STYLE)}` },
    },
  ],
});
