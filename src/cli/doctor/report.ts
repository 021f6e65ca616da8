import type { SettingInForce } from '../../config/env';
import type { Finding } from './finding';

/** Every setting with its value and where that comes from. */
export function settingsTable(settings: readonly SettingInForce[]): string {
  const nameWidth = Math.max(...settings.map(({ variable }) => variable.length));
  const valueWidth = Math.max(...settings.map(({ text }) => text.length), 'unset'.length);
  const rows = settings.map(
    ({ variable, text, origin }) =>
      `  ${variable.padEnd(nameWidth)}  ${(text || 'unset').padEnd(valueWidth)}  ${origin}\n`,
  );
  return `Settings\n${rows.join('')}`;
}

/** The findings, one line each, faults with what mends them. */
export function findingsTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ level, text, mend }) => {
    const body = text.replaceAll('\n', '\n         ');
    return `  ${level.padEnd(5)}  ${body}${mend ? `\n         → ${mend}` : ''}\n`;
  });
  const faults = findings.filter(({ level }) => level === 'fault').length;
  const summary = faults === 0 ? 'nothing is wrong' : `${faults} ${faults === 1 ? 'fault' : 'faults'}`;
  return `\nChecks\n${rows.join('')}\n${summary}\n`;
}
