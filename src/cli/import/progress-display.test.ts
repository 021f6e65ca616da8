import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import { createProgressDisplay, createQuietDisplay } from './progress-display';

/** A terminal, or a file where it is none, that keeps what is written to it. */
function screen(isTTY: boolean) {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  // The display uses nothing of a terminal's stream but what is here.
  const terminal = Object.assign(stream, { isTTY, columns: 120, rows: 24 }) as unknown as NodeJS.WriteStream;
  return { terminal, text: () => written.join('') };
}

const HALF_WAY = { file: 'lab.bib', entries: 12_345, bytesRead: 500 };

describe('on a terminal', () => {
  test('a bar tells the share of the bytes, the entries, their rate and the time left', () => {
    const { terminal, text } = screen(true);
    const display = createProgressDisplay(terminal, 1_000);
    display.update(HALF_WAY);
    display.end();
    display.end();
    expect(text()).toMatch(/█{12}░{12} 50 % {2}12,345 entries {2}[\d,]+\/s {2}\d+:\d\d left/);
  });

  test('without a known size there is no bar, but the time so far', () => {
    const { terminal, text } = screen(true);
    const display = createProgressDisplay(terminal, undefined);
    display.update(HALF_WAY);
    display.end();
    expect(text()).toMatch(/12,345 entries {2}[\d,]+\/s {2}\d+:\d\d so far/);
    expect(text()).not.toContain('%');
  });

  test('a line takes the place of the bar', () => {
    const { terminal, text } = screen(true);
    const display = createProgressDisplay(terminal, 1_000);
    display.line('lab.bib:1: has no title');
    display.end();
    expect(text()).toContain('\r\u001b[Klab.bib:1: has no title\n');
  });
});

test('in a file there is no bar, and no line before some seconds have gone', () => {
  const { terminal, text } = screen(false);
  const display = createProgressDisplay(terminal, 1_000);
  display.update(HALF_WAY);
  display.line('one');
  display.end();
  expect(text()).toBe('one\n');
});

test('for machines there is nothing but what is said', () => {
  const { terminal, text } = screen(true);
  const display = createQuietDisplay(terminal);
  display.update(HALF_WAY);
  display.line('{}');
  display.end();
  expect(text()).toBe('{}\n');
});
