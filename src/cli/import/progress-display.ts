import { SingleBar } from 'cli-progress';
import type { ImportProgress } from '../../ingest/import-report';

/** Shows on standard error how far an import has come. */
export interface ProgressDisplay {
  update(progress: ImportProgress): void;
  /** Writes a line of its own, above the bar where there is one. */
  line(text: string): void;
  /** Takes the bar away. */
  end(): void;
}

/** Where there is no terminal: milliseconds between two lines. */
const BETWEEN_LINES_MS = 5_000;

/** Back to the beginning of the line, and clears it. */
const CLEAR_LINE = '\r\u001b[K';

const BAR_SECTIONS = '{bar} {percentage} %  ';
const TEXT_SECTIONS = '{entries} entries  {rate}/s  {left}';

const number = (value: number): string => value.toLocaleString('en');

/** Minutes and seconds, of a number of milliseconds. */
function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What is known at a moment, in words. The time left is told from the bytes, since nobody has counted the entries. */
function stateOf({ entries, bytesRead }: ImportProgress, totalBytes: number | undefined, elapsedMs: number) {
  const isToldYet = totalBytes !== undefined && bytesRead > 0;
  const leftMs = isToldYet ? (elapsedMs * Math.max(0, totalBytes - bytesRead)) / bytesRead : undefined;
  return {
    entries: number(entries),
    rate: number(Math.round((entries * 1_000) / Math.max(1, elapsedMs))),
    left: leftMs === undefined ? `${duration(elapsedMs)} so far` : `${duration(leftMs)} left`,
  };
}

/** @param totalBytes of all inputs as stored, where all can be told */
export function createProgressDisplay(
  stream: NodeJS.WriteStream,
  totalBytes: number | undefined,
): ProgressDisplay {
  return stream.isTTY ? barDisplay(stream, totalBytes) : lineDisplay(stream, totalBytes);
}

/** Says what is said, but nothing of the progress: for machines. */
export function createQuietDisplay(stream: NodeJS.WriteStream): ProgressDisplay {
  return { update() {}, line: (text) => void stream.write(`${text}\n`), end() {} };
}

function barDisplay(stream: NodeJS.WriteStream, totalBytes: number | undefined): ProgressDisplay {
  const bar = new SingleBar({
    stream,
    format: totalBytes === undefined ? TEXT_SECTIONS : BAR_SECTIONS + TEXT_SECTIONS,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 24,
    clearOnComplete: true,
    forceRedraw: true,
    hideCursor: null,
  });
  const began = performance.now();
  bar.start(totalBytes ?? 0, 0, { entries: '0', rate: '0', left: '' });
  return {
    update(progress) {
      bar.update(progress.bytesRead, stateOf(progress, totalBytes, performance.now() - began));
    },
    line: (text) => void stream.write(`${CLEAR_LINE}${text}\n`),
    end() {
      if (bar.isActive) bar.stop();
    },
  };
}

function lineDisplay(stream: NodeJS.WriteStream, totalBytes: number | undefined): ProgressDisplay {
  const began = performance.now();
  let last = began;
  const line = (text: string): void => void stream.write(`${text}\n`);
  return {
    update(progress) {
      const now = performance.now();
      if (now - last < BETWEEN_LINES_MS) return;
      last = now;
      const { entries, rate, left } = stateOf(progress, totalBytes, now - began);
      line(`${progress.file}: ${entries} entries, ${rate} a second, ${left}`);
    },
    line,
    end() {},
  };
}
