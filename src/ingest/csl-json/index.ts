import { fold } from '../../bibliography/fold';
import { EntryKeys, keyOfContent } from '../citation/entry-keys';
import type { SourceReader } from '../source-reader';
import { fault, quotable } from '../text/fault';
import { jsonEntries } from '../text/json-entries';
import { isItem, paperOf, textOf } from './item-paper';

/** Where documents have their items when they are not a list themselves. */
const LISTS = [['items']];

/** Reads CSL-JSON: a list of items, an object that holds one, one item, or one item a line. */
export const readCslJson: SourceReader = async function* (input, { name }) {
  const keys = new EntryKeys(`csl-json:${name}#`);
  for await (const entry of jsonEntries(input, LISTS)) {
    if (entry.kind === 'fault') {
      yield entry;
      continue;
    }
    const { line, value } = entry;
    const content = quotable(value);
    if (content === '') {
      yield fault(line, 'an item is nested too deep', '');
      continue;
    }
    if (!isItem(value)) {
      yield fault(line, 'an item must be an object', content);
      continue;
    }
    const key = textOf(value.id) || textOf(value['citation-key']) || keyOfContent(fold(textOf(value.title)));
    yield { kind: 'paper', line, paper: paperOf(value, keys.sourceKey(key, content)) };
  }
};
