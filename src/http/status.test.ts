import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { ERROR_CODES } from '../errors/codes';
import { HTTP_STATUS } from './status';

/** The rows of the table of codes: code, meaning, status, advice. */
const rows = readFileSync(path.join(__dirname, '../../docs/errors.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, -1),
  );

test('docs/errors.md has every code once, in the order of the source, and no other', () => {
  expect(rows.map(([code]) => code)).toEqual(ERROR_CODES.map((code) => `\`${code}\``));
});

test('docs/errors.md gives each code the status it has, a meaning and advice', () => {
  for (const [code, meaning, status, advice] of rows) {
    const documented = Number.parseInt(status ?? '', 10);
    expect([code, documented]).toEqual([
      code,
      Object.entries(HTTP_STATUS).find(([c]) => `\`${c}\`` === code)?.[1],
    ]);
    expect(meaning && advice).toBeTruthy();
  }
});
