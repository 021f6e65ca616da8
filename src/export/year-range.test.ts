import { expect, test } from '@jest/globals';
import { parseYearRange } from './year-range';

test.each([
  ['2020', 2020, 2020],
  ['2018-2021', 2018, 2021],
  ['2018-', 2018, null],
  ['-2021', null, 2021],
  [' 2020-2020 ', 2020, 2020],
])('%j is a range of years', (text, from, to) => {
  expect(parseYearRange(text)).toEqual({ from, to });
});

test.each(['', '-', '20', '20202021', '2021-2018', '2018--2021', '2018-2021-', 'last year', '1e3'])(
  '%j is none',
  (text) => {
    expect(parseYearRange(text)).toBeNull();
  },
);
