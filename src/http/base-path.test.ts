import { expect, test } from '@jest/globals';
import { basePath } from './base-path';

test.each([
  ['https://lab.example/papers-of-ours/', '/papers-of-ours'],
  ['https://lab.example/our/papers', '/our/papers'],
  ['https://lab.example', ''],
  [undefined, ''],
])('below %s addresses begin with "%s"', (publicUrl, base) => expect(basePath(publicUrl)).toBe(base));
