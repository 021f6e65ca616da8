// Draws what `npm run bench` measured and writes it into docs/performance.md: npm run bench:plot -- [RESULTS.json]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawReads } from './reads/drawing';
import { type Report, reportText } from './reads/report';

const root = path.join(__dirname, '..');
const DOCUMENT = 'docs/performance.md';
const DRAWING = 'docs/reads.svg';
const SECTION = /(<!-- reads -->\n)[\s\S]*(<!-- end of reads -->)/;

/** The results that were written last. */
function newest(): string {
  const folder = path.join(__dirname, 'results');
  const files = readdirSync(folder).filter((name) => /^reads-\d{4}.*\.json$/.test(name));
  const dateOf = (file: string): string => reportIn(path.join(folder, file)).date;
  const last = files.sort((left, right) => dateOf(left).localeCompare(dateOf(right))).at(-1);
  if (last === undefined) throw new Error('there are no results: npm run bench writes them');
  return path.join(folder, last);
}

/** A report that the bench wrote. */
function reportIn(file: string): Report {
  return JSON.parse(readFileSync(file, 'utf8'));
}

const file = process.argv[2] ?? newest();
const report = reportIn(file);
const drawing = drawReads(report);
writeFileSync(path.join(root, DRAWING), drawing.svg);

const text = readFileSync(path.join(root, DOCUMENT), 'utf8');
if (!SECTION.test(text)) throw new Error(`${DOCUMENT} has no place for reads`);
// The usual rounds last a second.
const command = Number(report.setting.milliseconds) < 1_000 ? 'npm run bench -- --quick' : 'npm run bench';
const section = [
  `\`${command}\` on ${report.date}, commit ${report.commit}.`,
  `![${drawing.title}; the table below has the numbers](${path.basename(DRAWING)})`,
  reportText(report),
].join('\n\n');
writeFileSync(
  path.join(root, DOCUMENT),
  text.replace(SECTION, (_whole, start, end) => `${start}${section}${end}`),
);
console.log(`drew ${path.relative(root, path.resolve(file))} into ${DRAWING} and ${DOCUMENT}`);
