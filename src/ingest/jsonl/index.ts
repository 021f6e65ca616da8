import type { InterchangePaper } from '../../interchange/interchange-json';
import type { SourceReader } from '../source-reader';
import { jsonLines } from '../text/json-lines';

/** Reads the interchange format: one paper a line, or one entity of an export. */
export const readJsonl: SourceReader = async function* (input) {
  for await (const read of jsonLines(input)) {
    const { line } = read;
    if (read.kind === 'fault') yield read;
    else if (isEntity(read.value)) yield { kind: 'entity', line, entity: read.value };
    // Any JSON value: cleaning says what is wrong with it.
    else yield { kind: 'paper', line, paper: read.value as InterchangePaper };
  }
};

function isEntity(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'entity');
}
